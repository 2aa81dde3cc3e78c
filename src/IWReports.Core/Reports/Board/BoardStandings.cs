using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>The scorecard in groups: missed, at risk, met; what cannot be judged is said once, in a line.</summary>
internal sealed class BoardStandings(MonthlyAnalysis analysis, BoardScorecard scorecard)
{
    public const string JourneyId = "journey";

    private const int MaxListed = 5;

    private static readonly Rag[] Order = [Rag.Red, Rag.Amber, Rag.Green];

    private readonly List<Figure> _figures = [];

    public IReadOnlyList<Figure> Figures => _figures;

    public IReadOnlyList<StandingGroup> Groups() =>
    [
        .. from rag in Order
           let rows = scorecard.Carded.Where(judged => judged.Rag == rag).Select(Row).ToList()
           where rows.Count > 0
           select new StandingGroup(Sentence.Begin(StandingText.Of(rag)), BoardScorecard.StatusOf(rag), rows),
    ];

    /// <summary>"9 of 35 targets were met. These matter most; the workbook has every KPI."</summary>
    public Sentence Targets()
    {
        var judged = scorecard.Worst;
        if (judged.Count == 0)
            return Sentence.Plain("No KPI of the service itself can be judged yet.");
        var met = judged.Count(one => one.Rag is Rag.Green);
        return Sentence.Of($"{Count(met)} of {Count(judged.Count)} targets were met. These matter most; the workbook has every KPI.");
    }

    public IEnumerable<Sentence> Withheld()
    {
        var carded = scorecard.Carded;
        var unjudged = carded.Where(judged => judged.Rag is null && judged.Kpi.Target is not null).GroupBy(Why)
            .Select(why => $"{Listed(why)} ({why.Key})").ToList();
        foreach (var group in unjudged)
            yield return Sentence.Plain($"Not judged: {group}.");
        var few = carded.Count(judged => judged.Rag is not null && judged.Trend.IsWithheld);
        if (few > 0)
            yield return Sentence.Of(
                $"{Count(few):words} {(few == 1 ? "trend is" : "trends are")} withheld until {Needed} months are known.").Begun;
        var provisional = carded.Where(judged => judged.Value is { Value: not null, State: KpiState.Provisional }).ToList();
        if (provisional.Count > 0)
            yield return Sentence.Plain($"Provisional, since late records may change them: {Listed(provisional)}.");
    }

    public JourneyChart? Journey()
    {
        var stations = scorecard.Journey();
        if (scorecard.Worst.Count == 0)
            return null;
        var missed = Enum.GetValues<TouchPoint>().Where(point => Weakest(point)?.Rag is Rag.Red).Select(point => point.Title()).ToList();
        var title = missed.Count == 0 ? "No station of the customer's journey misses its targets"
            : missed.Count == stations.Count ? "Every station of the customer's journey misses a target"
            : $"Targets are missed at: {string.Join(", ", missed)}";
        var words = stations.Where(station => station.Status.IsJudged)
            .Select(station => $"{station.Name}: {station.Kpi} {station.Value.Text}, {station.Status.Word}.");
        return new(
            JourneyId, title, string.Join(' ', words.Prepend($"{title}.")), [.. stations.Zip(Enum.GetValues<TouchPoint>(), Station)]);
    }

    private JourneyStation Station(TouchPointRow station, TouchPoint point) => station.Status.IsJudged && Weakest(point) is { } weakest
        ? new(station.Name, station.Kpi, station.Value.Text, weakest.Rag) { Measured = weakest.Value.Value, Unit = weakest.Kpi.Unit }
        : new(station.Name, "", "", null);

    private JudgedKpi? Weakest(TouchPoint point) => scorecard.Worst.FirstOrDefault(judged => judged.Kpi.TouchPoint == point);

    private StandingRow Row(JudgedKpi judged)
    {
        var chart = judged.Trend.IsWithheld || judged.Value.IsOfFew ? null : judged.Trend.Chart;
        return new(
            Keep(BoardWords.Label(judged.Kpi, analysis)), Keep(BoardWords.Short(judged, analysis)),
            Keep(TargetBound.Of(judged.Kpi, judged.Kpi.Target!, analysis.Period)),
            chart is null ? "" : Variation(chart.Variation), chart is null ? "" : Assurance(chart.Assurance)) { Kpi = judged.Kpi.Id };
    }

    private string Keep(Sentence sentence)
    {
        _figures.AddRange(sentence.Figures);
        return sentence.Text;
    }

    private static string Why(JudgedKpi judged) => judged.Value switch
    {
        { IsOfTooFew: true } => "too few answers",
        { Value: null } => "not measured",
        _ => "officers had to wait for calls",
    };

    // A longer list is no sentence; the workbook has every KPI.
    private string Listed(IEnumerable<JudgedKpi> kpis)
    {
        List<string> names = [.. kpis.Select(judged => Sentence.Lower(Keep(BoardWords.Label(judged.Kpi, analysis))))];
        return string.Join(", ", names.Take(MaxListed))
            + (names.Count > MaxListed ? Keep(Sentence.Of($" and {Count(names.Count - MaxListed):words} more")) : "");
    }

    private Figure Needed => Count(XmrChart.MinForIcons);

    private Figure Count(int value) => Figure.Count(value, analysis.Period);

    // The shapes of a trend's points, and words that say the same; arrows are for a change since last month.
    private static string Variation(Variation variation) => variation switch
    {
        Statistics.Spc.Variation.ImprovementHigh or Statistics.Spc.Variation.ImprovementLow => "● better than usual",
        Statistics.Spc.Variation.ConcernHigh or Statistics.Spc.Variation.ConcernLow => "■ worse than usual",
        Statistics.Spc.Variation.NeutralHigh => "◆ above usual",
        Statistics.Spc.Variation.NeutralLow => "◆ below usual",
        _ => "○ as usual",
    };

    private static string Assurance(Assurance? assurance) => assurance switch
    {
        Statistics.Spc.Assurance.Pass => "✓ will be met",
        Statistics.Spc.Assurance.Fail => "✗ out of reach",
        Statistics.Spc.Assurance.HitAndMiss => "~ hit or miss",
        _ => "",
    };
}
