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

    private static readonly Measure<SurveyAnswer> Answers = new("nps_answers", answer => BandOf(answer) is null ? null : 1);

    private static readonly Measure<SurveyAnswer> Net =
        new("nps_net", answer => Of(answer, SurveyBand.Good) - Of(answer, SurveyBand.Low));

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
        MinAnswers = MinSample.NetPromoterScore,
        Target = new(30, 10, TargetOrigin.Ours),
        Beside =
        [
            Share("nps_promoters", "Promoters", Better.Higher, SurveyBand.Good, "9 and 10"),
            Share("nps_passives", "Passives", Better.Neither, SurveyBand.Between, "7 and 8"),
            Share("nps_detractors", "Detractors", Better.Lower, SurveyBand.Low, "0 to 6"),
        ],
        Formula = "(Answers 9 and 10 − answers 0 to 6) ÷ answers 0 to 10 × 100; blanks are left out. The same score comes from different "
            + "mixes, so the three shares stand beside it.",
    };

    private static Kpi Share(string id, string name, Better better, SurveyBand band, string scores) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Percent,
        Better = better,
        Numerator = new Measure<SurveyAnswer>(id, answer => Of(answer, band)),
        Denominator = Answers,
        Formula = $"Answers {scores} ÷ answers 0 to 10 to whether the customer would recommend us.",
    };

    private static SurveyBand? BandOf(SurveyAnswer answer) =>
        answer.Survey is Survey.Nps ? SurveyBands.Of(answer.Survey, answer.Score) : null;

    private static decimal? Of(SurveyAnswer answer, SurveyBand band) => BandOf(answer) is not { } own ? null : own == band ? 1 : 0;
}
