using IWReports.Core.Analysis.Spc;
using IWReports.Core.Kpis;
using static IWReports.Core.Reports.DailyDigestText;

namespace IWReports.Core.Reports;

/// <summary>The day's figures beside the team's own last business days. A daily value is placed in their range; it is never said to have risen or fallen.</summary>
internal sealed class DailyDigestFigures(IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> history, DateOnly day)
{
    /// <summary>Fewer days than this are no range to be within.</summary>
    public const int FewestDays = XmrChart.FewestForLimits;

    /// <summary>A proportion of fewer cases is not shown or placed. Source: statistics, minimum n.</summary>
    public const int FewestForProportion = 10;

    private const int UsualDays = 20;

    private static readonly string[] Shown =
    [
        "answered_in_5_rings", "service_level", "speed_of_answer", "abandonment", "long_waits",
        "talk_time", "handle_time", "calls_per_hour", "csat",
    ];

    private readonly string _key = ReportPeriodKey(day);

    /// <summary>The KPI's value on the day; null when there is none.</summary>
    public KpiValue? Of(string id) => history.GetValueOrDefault(id)?.LastOrDefault(value => value.Key == _key)?.Reportable;

    public IReadOnlyList<DigestFigure> All() => [.. Shown.Select(Of).OfType<KpiValue>().Where(value => value.State is not KpiState.NotMeasurable).Select(Figure)];

    /// <summary>Where the day's count lies among those of the days before; "" when there are too few.</summary>
    public string Placed(KpiValue value)
    {
        var usual = Usual(value.Kpi.Id);
        if (usual.Count < FewestDays || value.Value is not { } today)
            return "";
        var days = $"of the last {usual.Count} business days ({Range(usual, value.Kpi.Unit)}, median {Value(Median(usual), value.Kpi.Unit)})";
        return today > usual[^1] ? $"more than on any {days}"
            : today < usual[0] ? $"fewer than on any {days}"
            : $"within the range {days}";
    }

    /// <summary>Where the day's share lies among what is usual of as many cases; "" when that cannot be said.</summary>
    public string PlacedShare(KpiValue value) => ShareOf(value) is { } usual
        ? $"{(usual.Direction > 0 ? "more than the usual" : usual.Direction < 0 ? "fewer than the usual" : "within the usual")} {usual.Range} (last {usual.Days} business days)"
        : "";

    public string Note()
    {
        var days = history.Keys.Select(id => Usual(id).Count).DefaultIfEmpty().Max();
        return days < FewestDays
            ? $"Only {Count(days, "earlier business day")} on record: no usual range yet (it takes {FewestDays})."
            : $"Usual: lowest to highest of the {days} business days before, and their median. Of shares: the limits of Laney's P′ chart for as many cases as the day had, from those days and the day itself{(days < XmrChart.FewestForIcons ? $" (provisional below {XmrChart.FewestForIcons} days)" : "")}, and the mean; fewer than {FewestForProportion} cases are not placed.";
    }

    private DigestFigure Figure(KpiValue value)
    {
        var usual = Usual(value.Kpi.Id);
        var unit = value.Kpi.Unit;
        var standing = Standing(value);
        var share = ShareOf(value);
        var direction = usual.Count < FewestDays || value.Value is not { } today ? 0
            : UsualShare.IsShare(value.Kpi) ? share?.Direction ?? 0
            : today > usual[^1] ? 1 : today < usual[0] ? -1 : 0;
        var place = direction > 0 ? "above its usual range" : direction < 0 ? "below its usual range" : "";
        return new(
            value.Kpi.Name,
            new(standing is OffTarget or FarOff ? Missed(value) : Value(value), value.State == KpiState.Provisional && value.Value is not null, value.Restated is not null),
            Detail(value),
            UsualShare.IsShare(value.Kpi) ? share?.Text ?? None : usual.Count < FewestDays ? None : $"{Range(usual, unit)}, median {Value(Median(usual), unit)}",
            Target(value.Kpi),
            string.Join("; ", new[] { standing, place }.Where(words => words.Length > 0)),
            standing is OffTarget or FarOff);
    }

    private const string OnTarget = "on target", OffTarget = "off target", FarOff = "far off target";

    private static string Standing(KpiValue value)
    {
        // Calls an hour say how many rang, as long as officers had time to spare: no verdict.
        if (value is not { Value: { } today, Kpi: { Target: { } target, Better: not Better.Neither, Unit: not Unit.PerHour } kpi })
            return "";
        var shortfall = kpi.Better == Better.Higher ? target.Value - today : today - target.Value;
        return shortfall <= 0 ? OnTarget : shortfall <= target.Tolerance ? OffTarget : FarOff;
    }

    // What misses its target is not rounded to it.
    private static string Missed(KpiValue value) => Value(value) is var text && text == Value(value.Kpi.Target!.Value, value.Kpi.Unit) ? Value(value.Value!.Value, value.Kpi.Unit, cases: DecimalFrom) : text;

    private static string Detail(KpiValue value)
    {
        if (value.IsOfTooFew)
            return $"below {value.Kpi.FewestAnswers} answers";
        var parts = new List<string>();
        if (value.Kpi is { Unit: Unit.Percent, Denominator: not null } && value is { Numerator: { } x, Denominator: { } n })
            parts.Add($"{Number(x)} of {Number(n)}");
        if (value.Median is { } median)
            parts.Add($"median {Value(median, value.Kpi.Unit)}");
        if (value.P90 is { } p90)
            parts.Add($"9 in 10 within {Value(p90, value.Kpi.Unit)}");
        if (value.Max is { } max)
            parts.Add($"longest {Value(max, value.Kpi.Unit)}");
        return string.Join(", ", parts);
    }

    private static string Target(Kpi kpi)
    {
        if (kpi.Target is not { } target)
            return "none";
        var bound = kpi.Better == Better.Higher ? "at least " : kpi.Better == Better.Lower ? "at most " : "";
        var origin = target.Origin == TargetOrigin.Policy ? " (policy)" : "";
        var policy = kpi.PolicyTarget is { } said && said != target ? $" (policy: {Value(said.Value, kpi.Unit)})" : "";
        return bound + Value(target.Value, kpi.Unit) + origin + policy;
    }

    private UsualShare? ShareOf(KpiValue value) => UsualShare.IsShare(value.Kpi) && value.Denominator >= FewestForProportion ? UsualShare.Of(Before(value.Kpi.Id), value) : null;

    private List<decimal> Usual(string id) => [.. Before(id).Select(value => value.Value).OfType<decimal>().Order()];

    private IEnumerable<KpiValue> Before(string id) =>
        (history.GetValueOrDefault(id) ?? []).Where(value => string.CompareOrdinal(value.Key, _key) < 0).TakeLast(UsualDays).Select(value => value.Reportable);

    private static string Range(List<decimal> usual, Unit unit) => usual[0] == usual[^1] ? $"always {Value(usual[0], unit)}" : $"{Value(usual[0], unit)} to {Value(usual[^1], unit)}";

    private static decimal Median(List<decimal> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private static string ReportPeriodKey(DateOnly day) => Calendar.ReportPeriod.Day(day).ToString();
}
