namespace IWReports.Core.Statistics;

/// <summary>How few are too few to be shown, compared, or learnt from: below, a report says so instead.</summary>
/// <remarks>Source: ops/docs/statistics.md, 5.2. How many points a chart or a trend needs is with its method.</remarks>
public static class MinSample
{
    /// <summary>Cases of a percentage; of fewer the counts are given.</summary>
    public const int Percent = 20;

    /// <summary>Answers to a question that are shown at all, and of a whole that would reveal them.</summary>
    public const int AnswersShown = 10;

    public const int NetPromoterScore = 30;

    /// <summary>Respondents whose gaps between expected and received are not provisional.</summary>
    public const int RaterGap = 30;

    /// <summary>Callers on each side, where it is told who answers surveys.</summary>
    public const int ResponseCell = 30;

    /// <summary>Calls of a queue, an hour or a topic before: fewer are no level.</summary>
    public const int PlaceBefore = 30;

    /// <summary>Calls of such a place in the month that is told of it.</summary>
    public const int PlaceTold = 100;

    /// <summary>Calls in understaffed half-hours, and in the others.</summary>
    public const int UnderstaffedCalls = 30;

    /// <summary>Calls of newcomers and of others, for the newcomers' pace.</summary>
    public const int PaceCalls = 30;

    /// <summary>Callers who abandoned, for the patience that causes are told by.</summary>
    public const int PatienceAbandoned = 30;

    /// <summary>Intervals of an hour of the day on which a model's calibration is judged.</summary>
    public const int CalibrationIntervals = 20;

    /// <summary>Half-hours between which more of a cause may go with more of its effect.</summary>
    public const int DoseHalfHours = 20;

    /// <summary>Calls of a weekday's half-hour that has a rate of its own in a picture.</summary>
    public const int HeatMapCalls = 10;

    /// <summary>Calls of an officer before it is said how long the own telephone rings.</summary>
    public const int RingCalls = 10;
}
