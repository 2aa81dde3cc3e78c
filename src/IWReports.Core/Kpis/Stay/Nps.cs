using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics;

namespace IWReports.Core.Kpis.Stay;

/// <summary>
/// Net promoter score: the share that would recommend us less the share that would not. Source: ops/docs/metrics.md, 7.1.
/// </summary>
internal static class Nps
{
    public const string Id = "nps";

    private const int Promotes = 9, IsPassive = 7, Highest = 10;

    private static readonly Measure<SurveyAnswer> Answers = new("nps_answers", answer => Of(answer, _ => true));

    private static readonly Measure<SurveyAnswer> Net =
        new("nps_net", answer => Of(answer, score => score >= Promotes) - Of(answer, score => score < IsPassive));

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Net promoter score",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Points,
        Better = Better.Higher,
        Numerator = Net,
        Denominator = Answers,
        Scale = 100,
        FewestAnswers = NetPromoterScore.FewestAnswers,
        Target = new(30, 10, TargetOrigin.Ours),
        Beside =
        [
            Share("nps_promoters", "Promoters", Better.Higher, score => score >= Promotes, "9 and 10"),
            Share("nps_passives", "Passives", Better.Neither, score => score is >= IsPassive and < Promotes, "7 and 8"),
            Share("nps_detractors", "Detractors", Better.Lower, score => score < IsPassive, "0 to 6"),
        ],
        Formula = "(Answers 9 and 10 − answers 0 to 6) ÷ answers 0 to 10 × 100; blanks are left out. The same score comes from different "
            + "mixes, so the three shares stand beside it.",
    };

    private static Kpi Share(string id, string name, Better better, Func<int, bool> counts, string scores) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = better,
        Numerator = new Measure<SurveyAnswer>(id, answer => Of(answer, counts)),
        Denominator = Answers,
        Formula = $"Answers {scores} ÷ answers 0 to 10 to whether the customer would recommend us.",
    };

    private static decimal? Of(SurveyAnswer answer, Func<int, bool> counts) =>
        answer.Survey is Survey.Nps && answer.Score is { } score and >= 0 and <= Highest ? counts(score) ? 1 : 0 : null;
}
