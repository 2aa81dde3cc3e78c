using IWReports.Core.Analysis;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Kpis.TheTeam;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>The scorecard and the journey strip from the month's KPIs; those named on page 1 have a row whatever else has.</summary>
internal sealed class BoardScorecard(MonthlyAnalysis analysis, IReadOnlyList<string> named)
{
    // One page has room for no more.
    private const int MaxRows = 12, MaxOthers = 8;

    // What the company asked to have measured, and so sees every month; other KPIs fill the room that is left, worst first.
    private static readonly string[] Asked =
    [
        AnsweredIn5Rings.Id, Abandonment.Id, CallsPerHour.Id, Courtesy.Id, FirstContactResolution.Id, ResolvedIn2Hours.Id,
        ComplaintSatisfied.Id, DeliveredOnPromise.Id, Csat.Id, Nps.Id, Retention.Id, TrainingHeld.Id,
    ];

    private static readonly Status DemandLimited = new("demand-limited", "–", false, false, false);

    private readonly List<Figure> _figures = [];

    public IReadOnlyList<JudgedKpi> Kpis { get; } =
    [
        .. KpiCatalog.Headlines.Select(kpi => analysis.Find(kpi.Id)).OfType<KpiValue>()
            .Select(value => new JudgedKpi(value, analysis.Found(value.Kpi).Verdict, analysis.Found(value.Kpi).Trend))
            .OrderBy(judged => judged.Kpi.TouchPoint),
    ];

    /// <summary>What was judged at all, worst first.</summary>
    public IReadOnlyList<JudgedKpi> Worst => [.. Kpis.Where(judged => judged.Rag is not null).OrderByDescending(judged => judged.Badness)];

    /// <summary>The same with what was asked for before all else: the order in which a report speaks of them.</summary>
    public IReadOnlyList<JudgedKpi> Leading => [.. Worst.OrderByDescending(judged => Asked.Contains(judged.Kpi.Id))];

    public IReadOnlyList<Figure> Figures => _figures;

    // The order is the customer's journey. A card of nothing but blanks is none.
    public IReadOnlyList<ScorecardRow> Rows() => Kpis.All(judged => judged.Rag is null && !IsDemandLimited(judged))
        ? []
        : [.. Carded.Select(Row)];

    /// <summary>What there is room for on the card: page 1's KPIs, what was asked for, though too few answered, and the worst.</summary>
    public IReadOnlyList<JudgedKpi> Carded
    {
        get
        {
            var onPage1 = KeyKpis.Of(analysis, this).Concat(Worst.Where(judged => named.Contains(judged.Kpi.Id)));
            var tooFew = Kpis.Where(judged => judged.Value.IsOfTooFew && Asked.Contains(judged.Kpi.Id)).ToList();
            var judged = onPage1.Concat(Leading).Distinct().Take(MaxRows).ToList();
            var unjudged = tooFew.Concat(Kpis.Where(judged => judged.Rag is null && judged.Kpi.Target is not null)).Distinct();
            var room = Math.Max(tooFew.Count, MaxRows - judged.Count);
            return [.. Kpis.Where(judged.Concat(unjudged.Take(room)).ToHashSet().Contains)];
        }
    }

    public IReadOnlyList<MeasureRow> Others()
    {
        var shown = Rows().Select(row => row.Kpi).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Kpis.Where(judged => judged.Kpi.Target is null && judged.Value.Value is not null && !shown.Contains(judged.Kpi.Id))
                .Take(MaxOthers).Select(judged => new MeasureRow(Name(judged.Kpi), ValueText(judged.Value)) { Kpi = judged.Kpi.Id }),
        ];
    }

    public IReadOnlyList<TouchPointRow> Journey() =>
    [
        .. Enum.GetValues<TouchPoint>().Select(point => Worst.FirstOrDefault(judged => judged.Kpi.TouchPoint == point) is { } worst
            ? new TouchPointRow(point.Title(), Name(worst.Kpi), ValueText(worst.Value), StatusOf(worst.Rag))
            : new TouchPointRow(point.Title(), "nothing judged", new("—"), StatusOf(null))),
    ];

    public Sentence Note()
    {
        var longest = Kpis.Count == 0 ? 0 : Kpis.Max(judged => judged.Trend.Months.Count);
        if (Rows().Count == 0)
            return Sentence.Plain("No KPI of the service itself is measured yet.");
        return Unshown() is { IsEmpty: false } unshown ? Sentence.Of($"{Icons(longest)} {unshown}") : Icons(longest);
    }

    // The standing of KPIs that are not shown is said, too.
    private Sentence Unshown()
    {
        var rest = Leading.Except(Carded).ToList();
        if (rest.Count == 0)
            return Sentence.None;
        var onTarget = rest.Count(judged => judged.Rag is Rag.Green);
        var all = Figure.Count(rest.Count, analysis.Period);
        return onTarget == rest.Count
            ? Sentence.Of($"{all} further KPIs with a target meet it.")
            : Sentence.Of(
                $"{Figure.Count(onTarget, analysis.Period)} of {all} further KPIs with a target meet it.");
    }

    private Sentence Icons(int longest)
    {
        var (needed, known) = (Figure.Count(XmrChart.MinForIcons, analysis.Period), Figure.Count(longest, analysis.Period));
        return longest >= XmrChart.MinForIcons
            ? Sentence.Plain(
                "Variation says whether a change is more than the usual ups and downs; assurance whether the target will be met.")
            : Sentence.Of($"Variation and assurance are withheld until {needed} months are known; so far there are {known}.");
    }

    private ScorecardRow Row(JudgedKpi judged) => new(
        Name(judged.Kpi),
        ValueText(judged.Value),
        TargetText(judged.Kpi, judged.Kpi.Target!),
        judged.Kpi.PolicyTarget is { } policy && policy.Value != judged.Kpi.Target!.Value
            ? $"policy: {Written(Sentence.Of($"{new Figure(policy.Value, judged.Kpi.Unit, analysis.Period)}"))}" : "",
        IsDemandLimited(judged) ? DemandLimited : StatusOf(judged.Rag),
        IsWithheld(judged) ? "withheld" : VariationText(judged.Trend.Chart!.Variation),
        IsWithheld(judged) ? "withheld" : AssuranceText(judged.Trend.Chart!.Assurance),
        SparkPoints.Of(judged.Trend.Months, width: 60, height: 14, margin: 1)) { Kpi = judged.Kpi.Id };

    private WrittenValue ValueText(KpiValue value) => value switch
    {
        { State: KpiState.NotMeasurable } => new("not measurable"),
        { IsOfTooFew: true } => new(Written(Sentence.Of($"fewer than {Figure.Count(value.Kpi.MinAnswers, analysis.Period)} answers"))),
        { Value: not null } => new(
            Written(new ServiceText(analysis).Short(value)), value.State == KpiState.Provisional, value.Restated is not null),
        // Calls that were only counted are calls, too.
        { Kpi.TouchPoint: TouchPoint.ReachUs or TouchPoint.BeHeard } when analysis.Volume.Current is not { Calls: > 0 } => new("no calls"),
        _ => new("not measured"),
    };

    // A share of a few jumps from month to month by whoever they are.
    private static bool IsWithheld(JudgedKpi judged) => judged.Trend.IsWithheld || judged.Value.IsOfFew;

    private static bool IsDemandLimited(JudgedKpi judged) =>
        judged.Kpi.Id == CallsPerHour.Id && judged.Value.Value is not null && judged.Rag is null;

    private string TargetText(Kpi kpi, Target target)
    {
        var written = Written(new ServiceText(analysis).Target(kpi, target));
        return $"{written} ({(target.Origin == TargetOrigin.Policy ? "policy" : "ours")})";
    }

    private string Name(Kpi kpi) => Written(BoardWords.Label(kpi, analysis));

    private string Written(Sentence sentence)
    {
        _figures.AddRange(sentence.Figures);
        return sentence.Text;
    }

    internal static Status StatusOf(Rag? rag) => rag switch
    {
        Rag.Green => new(StandingText.Of(rag), "✓", true, false, false),
        Rag.Amber => new(StandingText.Of(rag), "!", false, true, false),
        Rag.Red => new(StandingText.Of(rag), "✗", false, false, true),
        _ => new(StandingText.Of(rag), "–", false, false, false),
    };

    private static string VariationText(Variation variation) => variation switch
    {
        Variation.ImprovementHigh or Variation.ImprovementLow => "better than usual",
        Variation.ConcernHigh or Variation.ConcernLow => "worse than usual",
        Variation.NeutralHigh => "higher than usual",
        Variation.NeutralLow => "lower than usual",
        _ => "as usual",
    };

    private static string AssuranceText(Assurance? assurance) => assurance switch
    {
        Assurance.Pass => "will be met",
        Assurance.Fail => "out of reach as things run",
        Assurance.HitAndMiss => "hit and miss",
        _ => "–",
    };
}
