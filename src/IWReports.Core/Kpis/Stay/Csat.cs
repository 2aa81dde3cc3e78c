using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Share of answers that agree. Source: ops/docs/metrics.md, 7.1.</summary>
internal static class Csat
{
    public const string Id = "csat";
    public const string CsatResponseRateId = "csat_response_rate";

    private static readonly Kpi ResponseRate = new()
    {
        Id = CsatResponseRateId,
        Name = "Questionnaires answered",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<Feedback>("csat_respondents", feedback => feedback.Survey is Survey.Csat ? 1 : null),
        Denominator = new Measure<Invitation>("csat_invitations", invitation => invitation.Survey is Survey.Csat ? invitation.Sent : null),
        Formula = "Customers who answered in the period, once each ÷ invitations sent in the period.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Satisfaction",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Agreeing("satisfied", Survey.Csat),
        Denominator = Valid("answers", Survey.Csat),
        MinAnswers = MinSample.AnswersShown,
        Target = new(0.80m, 0.05m, TargetOrigin.Ours),
        Beside = [ResponseRate],
        Formula = "Answers 4 and 5 ÷ answers 1 to 5; blanks and other values are left out. By topic: per question.",
    };

    internal static Measure<SurveyAnswer> Agreeing(string id, Survey survey) =>
        new(id, answer => BandOf(answer, survey) is { } band ? band is SurveyBand.Good ? 1 : 0 : null);

    internal static Measure<SurveyAnswer> Valid(string id, Survey survey) =>
        new(id, answer => BandOf(answer, survey) is null ? null : 1);

    private static SurveyBand? BandOf(SurveyAnswer answer, Survey survey) =>
        answer.Survey == survey ? SurveyBands.Of(survey, answer.Score) : null;
}
