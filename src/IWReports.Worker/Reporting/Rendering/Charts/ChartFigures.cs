using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>A chart's figures as a table, for where there is no picture.</summary>
internal sealed record ChartFigures(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly string[] DemandColumns = ["from", "calls", "hung up", "officers", "needed"];

    public static ChartFigures Of(Chart chart) => chart switch
    {
        TrendChart trend => new(
            ["", trend.Unit, "note"], [.. trend.Points.Select(point => new[] { point.Label, Write(point.Value), point.Note ?? "" })]),
        DemandChart demand => Of(demand, demand.Slots.Any(slot => slot.Needed is not null)),
        WaitChart wait => new(
            ["waited", "answered", "hung up", "left otherwise"],
            [.. wait.Bins.Select(bin => new[] { bin.Label, Write(bin.Answered), Write(bin.Abandoned), Write(bin.Left) })]),
        HeatMap map => new(["", .. map.Columns], [.. map.Rows.Zip(map.Cells, (name, cells) => (string[])[name, .. cells.Select(Write)])]),
        Sparkline spark => new(["month", "value"], [.. spark.Values.Select((value, at) => new[] { $"{at + 1}", Write(value) })]),
        WaterfallChart waterfall => Of(waterfall),
        BulletChart bullet => new(
            ["", "value", "target", ""],
            [.. bullet.Rows.Select(row => new[] { row.Label, row.ValueText, row.TargetText, StandingText.Of(row.Standing) })]),
        ParetoChart pareto => new(
            ["", pareto.Unit, "usual"], [.. pareto.Rows.Select(row => new[] { row.Label, Write(row.Count), Write(row.Usual) })]),
        DivergingChart diverging => new(
            ["", "strongly disagree", "disagree", "neither", "agree", "strongly agree"],
            [.. diverging.Rows.Select(row => (string[])[row.Label, .. row.Answers.Select(count => Write(count))])]),
        DistributionChart distribution => new(
            ["took", "count"], [.. distribution.Bins.Select(bin => new[] { bin.Label, Write(bin.Count) })]),
        JourneyChart journey => new(
            ["", "KPI", "value", ""],
            [.. journey.Stations.Select(station => new[] { station.Name, station.Kpi, station.Value, StandingText.Of(station.Standing) })]),
        _ => throw new ArgumentException($"No figures for {chart.GetType().Name}: add them here.", nameof(chart)),
    };

    private static ChartFigures Of(DemandChart demand, bool needed)
    {
        var columns = needed ? 5 : 4;
        string[] Row(DemandSlot slot) =>
            [slot.Label, Write(slot.Offered), Write(slot.Abandoned), Write(slot.Officers), Write(slot.Needed)];
        return new([.. DemandColumns.Take(columns)], [.. demand.Slots.Select(slot => (string[])[.. Row(slot).Take(columns)])]);
    }

    private static ChartFigures Of(WaterfallChart waterfall) => new(
        ["", waterfall.Unit, "from", "to"],
        [
            [waterfall.FromLabel, Write(waterfall.From), "", ""],
            .. waterfall.Steps.Select(step => new[] { step.Label, Write(step.Change), Write(step.Low), Write(step.High) }),
            [waterfall.ToLabel, Write(waterfall.To), "", ""],
        ]);

    private static string Write(double value) => Write((double?)value);

    private static string Write(double? value) => value is { } known && double.IsFinite(known) ? NumberText.Of(known) : "–";
}
