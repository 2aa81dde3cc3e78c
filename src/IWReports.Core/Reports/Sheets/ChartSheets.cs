using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.Sheets;

/// <summary>The data behind each chart, one sheet a chart.</summary>
internal static class ChartSheets
{
    private const int LabelWidth = 18, NumberWidth = 14;

    public static IEnumerable<Sheet> Of(IReadOnlyList<Chart> charts) =>
        charts.Select((chart, at) => Of(chart) with { Name = $"Chart {at + 1}, {NameOf(chart)}" });

    // A sheet's name has room for 31 letters, which a finding has not.
    private static string NameOf(Chart chart) => chart.Id switch
    {
        "lead" => "KPI by month",
        "calls-trend" => "calls by month",
        "half-hours" => "calls by half-hour",
        "week" => "calls by weekday",
        var id => id.Replace('-', ' '),
    };

    private static Sheet Of(Chart chart) => chart switch
    {
        TrendChart trend => new(trend.Id,
            Columns("Period", trend.Unit, "Mean", "Lower limit", "Upper limit", "Last year", "Target", "Signal", "Note",
                "Limits recalculated for"),
            [.. trend.Points.Select((point, at) => Row(trend, point, at))]),
        DemandChart demand => new(demand.Id, Columns("From", "Calls offered", "of them abandoned", "Officers on duty", "Officers needed"),
            [.. demand.Slots.Select(IReadOnlyList<Cell> (slot) =>
                [slot.Label, Cell.Of(slot.Offered), Cell.Of(slot.Abandoned), Cell.Of(slot.Officers), Cell.Of(slot.Needed)])]),
        WaitChart wait => new(wait.Id, Columns("Waited", "Answered", "Abandoned", "Left otherwise"),
            [.. wait.Bins.Select(IReadOnlyList<Cell> (bin) =>
                [bin.Label, Cell.Of((decimal)bin.Answered), Cell.Of((decimal)bin.Abandoned), Cell.Of((decimal)bin.Left)])]),
        HeatMap map => new(map.Id, Columns(["Weekday", .. map.Columns]),
            [.. map.Rows.Zip(map.Cells, IReadOnlyList<Cell> (name, cells) => [name, .. cells.Select(cell => Value(cell, map.Unit))])]),
        Sparkline spark => new(spark.Id, Columns("Month", "Value", "Target", "Against the target"),
            [.. spark.Values.Select(IReadOnlyList<Cell> (value, at) =>
            [
                $"{at + 1}", Cell.Of(value), Cell.Of(spark.Target), at == spark.Values.Count - 1 ? StandingText.Of(spark.Standing) : "",
            ])]),
        WaterfallChart waterfall => Waterfall(waterfall),
        BulletChart bullet => Bullet(bullet),
        DivergingChart diverging => Diverging(diverging),
        DistributionChart distribution => Distribution(distribution),
        ParetoChart pareto => new(pareto.Id, Columns("What", pareto.Unit, "Usual"),
            [.. pareto.Rows.Select(IReadOnlyList<Cell> (row) => [row.Label, Cell.Of((decimal)row.Count), Cell.Of(row.Usual)])]),
        JourneyChart journey => new(journey.Id, Columns("Station", "KPI", "Value", "Against the target"),
            [.. journey.Stations.Select(IReadOnlyList<Cell> (station) =>
                [station.Name, station.Kpi, Cell.Of(station.Measured, station.Unit), StandingText.Of(station.Standing)])]),
        _ => throw new ArgumentException($"No sheet for {chart.GetType().Name}: add it here.", nameof(chart)),
    };

    private static Sheet Waterfall(WaterfallChart waterfall) => new(waterfall.Id,
        Columns("Step", waterfall.Unit, "Lower end", "Upper end", "Explained"),
    [
        [waterfall.FromLabel, Cell.Of(waterfall.From), "", "", ""],
        .. waterfall.Steps.Select(IReadOnlyList<Cell> (step) =>
            [step.Label, Cell.Of(step.Change), Cell.Of(step.Low), Cell.Of(step.High), step.IsUnexplained ? "no" : "yes"]),
        [waterfall.ToLabel, Cell.Of(waterfall.To), "", "", ""],
    ]);

    private static Sheet Bullet(BulletChart bullet) => new(bullet.Id,
        Columns("KPI", "Value", "Target", "Usually from", "Usually to", "Against the target"),
        [.. bullet.Rows.Select(IReadOnlyList<Cell> (row) =>
        [
            row.Label, Cell.Of(row.Value, row.Unit), Cell.Of(row.Target, row.Unit), Cell.Of(row.UsualLow, row.Unit),
            Cell.Of(row.UsualHigh, row.Unit), StandingText.Of(row.Standing),
        ])]);

    private static Sheet Diverging(DivergingChart diverging) => new(diverging.Id,
        Columns("Statement", "Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree", "Agree from", "Agree to"),
        [.. diverging.Rows.Select(IReadOnlyList<Cell> (row) =>
        [
            row.Label, .. row.Answers.Select(count => Cell.Of((decimal)count)),
            Cell.Of(row.AgreeLow, Unit.Percent), Cell.Of(row.AgreeHigh, Unit.Percent),
        ])]);

    private static Sheet Distribution(DistributionChart distribution) => new(distribution.Id,
        Columns("Took", "Count", "Promise that ends here"),
        [.. distribution.Bins.Select(IReadOnlyList<Cell> (bin, at) =>
        [
            bin.Label, Cell.Of((decimal)bin.Count),
            string.Join("; ", distribution.Promises.Where(promise => promise.LastBin == at).Select(promise => promise.Label)),
        ])]);

    private static IReadOnlyList<Cell> Row(TrendChart trend, TrendPoint point, int at)
    {
        Cell Of(double? value) => Value(value, trend.Unit);
        return
        [
            point.Label, Of(point.Value), Of(point.Usual?.Mean), Of(point.Usual?.Lower), Of(point.Usual?.Upper),
            Of(trend.LastYear.ElementAtOrDefault(at)), Of(trend.Targets.ElementAtOrDefault(at)), Word(point.Kind), point.Note ?? "",
            point.Rebased ?? "",
        ];
    }

    private static string Word(PointKind kind) => kind switch
    {
        PointKind.Improvement => "better",
        PointKind.Concern => "worse",
        PointKind.Neutral => "unusual",
        _ => "",
    };

    // Pictures write a percentage as 23, workbooks as 0.23.
    private static Cell Value(double? value, string unit) => unit == "%" ? Cell.Of(value / 100, Unit.Percent) : Cell.Of(value);

    private static SheetColumn[] Columns(params ReadOnlySpan<string> headers)
    {
        var columns = new SheetColumn[headers.Length];
        for (var i = 0; i < headers.Length; i++)
            columns[i] = new(headers[i], i == 0 ? LabelWidth : NumberWidth);
        return columns;
    }
}
