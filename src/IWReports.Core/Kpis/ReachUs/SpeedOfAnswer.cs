using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>How long callers who were answered had waited. Source: ops/docs/metrics.md, 2.4.</summary>
internal static class SpeedOfAnswer
{
    public const string Id = "speed_of_answer";

    private static readonly Measure<QueueVisit> Waited = new("answered_wait", call => call.IsAnswered ? call.Wait.Seconds() : null,
        keepsDistribution: true)
    {
        OfInterval = (interval, _) => interval.AnsweredWait,
    };

    /// <summary>The measure that counts answered calls.</summary>
    public const string CallsAnswered = "answered";

    private static readonly Measure<QueueVisit> Answered = new(CallsAnswered, call =>
        call.IsAnswered ? call.Wait is null ? null : 1 : call.CanSeeWaits ? 0 : null)
    {
        OfInterval = (interval, _) => interval.AnsweredWait is null ? null : interval.Answered,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Average speed of answer",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Seconds,
        Better = Better.Lower,
        Numerator = Waited,
        Denominator = Answered,
        Seen = CanSee.Waits,
        Distribution = Waited,
        Target = new(15, 10, TargetOrigin.Ours),
        Formula = "Mean queue wait of answered calls, with median, p90 and longest. Those who hung up are not in it.",
    };
}
