using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;

namespace IWReports.Benchmarks;

/// <summary>A chart of each kind, as full as reports have it: a year of months, days of half-hours.</summary>
internal static class BenchCharts
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] HalfHours = [.. Enumerable.Range(17, 21).Select(index => $"{index / 2:00}:{index % 2 * 30:00}")];

    private static readonly string[] Waits = ["≤ 15 s", "≤ 30 s", "≤ 1 min", "≤ 2 min", "≤ 5 min", "≤ 10 min", "> 10 min"];

    public static TrendChart Trend => new("trend", "Calls per month", "", "calls", [.. Enumerable.Range(1, 12).Select(Month)])
    {
        Trial = true, Targets = [.. Enumerable.Repeat<double?>(1300, 12)],
        LastYear = [.. Enumerable.Range(1, 12).Select(month => (double?)(1150 + (month * month)))],
    };

    public static IReadOnlyList<Chart> All =>
    [
        Trend,
        new DemandChart("half-hours", "Calls and officers by half-hour", "", [.. HalfHours.Select((label, index) =>
            new DemandSlot(label, 14 - Math.Abs(index - 8), index % 3 * 0.2, index < 19 ? 3.4 - (index % 4) : null, 4.1 - (index % 2)))]),
        new WaitChart("waits", "How long callers waited", "", [.. Waits.Select((label, index) => new WaitBin(label, 800 >> index, 40))])
        {
            BinsWithinTarget = 1,
        },
        new HeatMap("week", "Share of callers who hung up, by weekday and half-hour", "", "%", Days, HalfHours, [.. Days.Select(Week)]),
        new Sparkline("sparkline", "Answered in time", "", [.. Enumerable.Range(1, 12).Select(month => (double?)(90 - month))])
        {
            Target = 80, Standing = Rag.Amber,
        },
        new WaterfallChart("waterfall", "Why fewer calls were answered in time", "", "% of calls", "October", 74, "November", 67,
            [.. Enumerable.Range(1, 7).Select(driver => new WaterfallStep($"Driver {driver}", -1, -2, 0.5, driver == 7))]),
        new BulletChart("bullet", "Figures against their targets", "", [.. Enumerable.Range(1, 6).Select(figure =>
            new BulletRow($"Figure {figure}", 50 + figure, $"{50 + figure} %", 55, "55 %", 100, (Rag)(figure % 3)) { UsualLow = 40,
                UsualHigh = 60 })]),
        new ParetoChart("pareto", "What customers complain about", "", "mentions",
            [.. Enumerable.Range(1, 10).Select(theme => new ParetoRow($"Theme {theme}", 500 / theme, 90))]),
        new DivergingChart("diverging", "What customers say", "", [.. Enumerable.Range(1, 8).Select(_ =>
            new DivergingRow("The officer understood what I needed", [3, 5, 8, 12, 6], 0.37, 0.68))]),
        new DistributionChart("distribution", "Business days to delivery", "", "orders by business days",
            [.. Enumerable.Range(1, 20).Select(day =>
            new DistributionBin($"{day}", 60 - Math.Abs((day - 10) * 5)))], [new(9, "promise: 10 business days, kept 61 %")]),
        new JourneyChart("journey", "Where customers lose time", "", [.. Enumerable.Range(1, 7).Select(station =>
            new JourneyStation($"Station {station}", "Answered in time", "64.5 %", (Rag)(station % 3)))]),
    ];

    private static TrendPoint Month(int month) =>
        new($"{month}/2025", 1200 + (month * 30), month == 12 ? PointKind.Neutral : PointKind.Common) { Usual = new(1338, 1168, 1508) };

    private static IReadOnlyList<double?> Week(string day, int row) =>
        [.. HalfHours.Select((_, column) => row > 4 || column > 15 ? (double?)null : Math.Abs((row * 37) + (column * 61)) % 83)];
}
