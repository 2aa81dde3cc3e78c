using System.Globalization;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Sheets;

/// <summary>KPIs as tables: figures by month with what they were made of, definitions, and every number of a text.</summary>
internal static class KpiSheets
{
    /// <summary>A line for each KPI and month with a figure; of the newest month also where there is none, with the reason.</summary>
    public static Sheet ByMonth(IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> history) => By("month", history);

    /// <summary>The same for weeks.</summary>
    public static Sheet ByWeek(IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> history) => By("week", history);

    private static Sheet By(string period, IReadOnlyDictionary<string, IReadOnlyList<KpiValue>> history) => new(
        $"KPIs by {period}",
        [new("Touch point", 18), new("KPI", 34), new(char.ToUpperInvariant(period[0]) + period[1..], 12), new("Value", 12),
            new("Unit", 16), new("Numerator", 14),
            new("Denominator", 14),
            new("State", 16), new("Why", 40), new("Target", 12), new("Median", 12), new("90th percentile", 12), new("Longest", 12),
            new("Published before", 14), new("Id", 30)],
        [.. history.Values.SelectMany(months => months.Where((value, at) => value.Value is not null || at == months.Count - 1))
            .OrderBy(value => value.Kpi.TouchPoint).ThenBy(value => value.Kpi.Name, StringComparer.Ordinal)
            .ThenBy(value => value.Key, StringComparer.Ordinal)
            .Select(Row)]);

    /// <summary>What each KPI is: its formula with the settings in it, its unit, and its targets.</summary>
    public static Sheet Definitions(IEnumerable<Kpi> kpis, MeasureSettings settings) => new(
        "Definitions",
        [new("Touch point", 18), new("KPI", 34), new("Formula", 90), new("Settings", 40), new("Unit", 16), new("Better", 10),
            new("Target", 12),
            new("Tolerance", 12), new("Target set by", 16), new("Policy", 12), new("Id", 30)],
        [.. kpis.OrderBy(kpi => kpi.TouchPoint).ThenBy(kpi => kpi.Name, StringComparer.Ordinal).Select(IReadOnlyList<Cell> (kpi) =>
        [
            kpi.TouchPoint.Title(), kpi.Name, kpi.Formula, kpi.Parameters(settings), Word(kpi.Unit),
            kpi.Better is Better.Neither ? "" : kpi.Better.Word(),
            Cell.Of(kpi.Target?.Value, kpi.Unit), Cell.Of(kpi.Target?.Tolerance, kpi.Unit),
            kpi.Target is { } target ? target.Origin is TargetOrigin.Policy ? "company policy" : "our default" : "",
            Cell.Of(kpi.PolicyTarget?.Value, kpi.Unit), kpi.Id,
        ])]);

    /// <summary>Every number of a report's text, once: as written, its value, and where it comes from.</summary>
    public static Sheet Figures(IEnumerable<Figure> figures) => new(
        "Figures in the text",
        [new("As written", 18), new("Value", 14), new("Unit", 16), new("From", 12), new("To", 12), new("Of how many", 14), new("Grade", 10),
            new("State", 14)],
        [.. figures.Distinct().OrderBy(figure => figure.Period.From).ThenBy(figure => figure.Unit).ThenBy(figure => figure.Value)
            .Select(IReadOnlyList<Cell> (figure) =>
            [
                figure.Text, Cell.Of(figure.Value, figure.Unit), Word(figure.Unit), Cell.Of(figure.Period.From), Cell.Of(figure.Period.To),
                Cell.Of((decimal?)figure.N), figure.Grade.Letter(), figure.Provisional ? "provisional" : "final",
            ])]);

    private static IReadOnlyList<Cell> Row(KpiValue value) =>
    [
        value.Kpi.TouchPoint.Title(), value.Kpi.Name, Month(value.Key), Cell.Of(value.Value, value.Kpi.Unit), Word(value.Kpi.Unit),
        Cell.Of(value.Numerator), Cell.Of(value.Denominator), State(value), value.Why ?? "",
        Cell.Of(value.Kpi.Target?.Value, value.Kpi.Unit),
        Cell.Of(value.Median, value.Kpi.Unit), Cell.Of(value.P90, value.Kpi.Unit), Cell.Of(value.Max, value.Kpi.Unit),
        Cell.Of(value.Restated?.Was, value.Kpi.Unit), value.Kpi.Id,
    ];

    // A month is its first day, so that a spreadsheet sorts and draws it.
    private static Cell Month(string key) =>
        DateOnly.TryParseExact(key, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? Cell.Of(month) : key;

    public static string State(KpiValue value) =>
        value.IsOfTooFew ? "too few answers" : value.CountOnly ? "count only" : value.State switch
        {
            KpiState.Final => "final",
            KpiState.Provisional => "provisional",
            KpiState.NoData => "no data",
            _ => "not measurable",
        };

    public static string Word(Unit unit) => unit switch
    {
        Unit.Percent => "%",
        Unit.Seconds => "seconds",
        Unit.Days => "business days",
        Unit.PerHour => "per hour",
        Unit.PerHundred => "per 100",
        Unit.PerThousand => "per 1,000",
        Unit.PerOfficer => "per officer",
        Unit.Points => "points",
        Unit.Money => "money",
        Unit.Correlation => "correlation",
        _ => "number",
    };
}
