using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;
using static IWReports.Worker.Tests.Reporting.SomeChart;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Charts of every kind, with those at the edge of what can be drawn.</summary>
internal static class ChartCases
{
    public const string Hostile = "<b onload=\"x\">&'\"\u0001\ud800</b>";

    public static IEnumerable<(string Name, Chart Chart)> All =>
    [
        ("trend", Trend()),
        ("trend-final-limits-and-target", Trend() with { Trial = false, Targets = Steps(1400, 11), LastYear = [] }),
        ("trend-target-raised-and-noted", Raised()),
        ("trend-percent-below-zero-limit", new TrendChart("a", "Abandonment", "…", "% of calls",
            [.. new double[] { 2, 4, 3.5, 1, 6, 2,
            9 }.Select((value, index) => new TrendPoint(Months[index], value,
            index == 6 ? PointKind.Concern : PointKind.Common) { Usual = new(3.9, -4.1, 11.9) })]) { Targets = Steps(5, 7), Trial = true,
            LastYear = [1, null, 2, 3, null, null, 4] }),
        ("trend-one-point", Values(1560)),
        ("trend-all-zero", Values(0, 0, 0)),
        ("trend-constant", Usual(Values(7, 7, 7, 7, 7, 7, 7), _ => new(7, 7, 7))),
        ("trend-rebased", Rebased()),
        ("trend-busy", Busy()),
        ("trend-answered-in-time", Answered()),
        ("trend-with-a-season", Usual(Trend() with { Trial = false, LastYear = [] },
            index => new(1338 + (40 * (index % 4)), 1168 + (40 * (index % 4)), 1508 + (40 * (index % 4))))),
        ("trend-long-labels", new TrendChart("long", new string('W', 120), "…", "units of a very long name",
            [new("the week that began on Monday", 1, PointKind.Common),
            new("another week of many words", 2, PointKind.Neutral,
            "a note that says more about this point than there is room for beside it")])),
        ("demand", new DemandChart("demand", "Calls and officers by half-hour", "…",
            [.. Enumerable.Range(0, 16).Select(index =>
            new DemandSlot($"{9 + (index / 2):00}:{index % 2 * 30:00}", 3 + (index * 5 % 8), index is 6 or 7 ? 3 : 0,
            index is 6 or 7 ? 1 : 4, index is < 2 ? null : 3.4))])),
        ("demand-48-slots", new DemandChart("demand", "A day of 48 half-hours", "…",
            [.. Enumerable.Range(0, 48).Select(index =>
            new DemandSlot($"{index / 2:00}:{index % 2 * 30:00}", 1200 * Math.Exp(-Math.Pow((index - 24) / 9d, 2)), 0,
            index is < 14 or > 40 ? null : 40))])),
        ("demand-nobody-called", new DemandChart("demand", "Nobody called", "…", [new("09:00", 0, 0, 0), new("09:30", 0, 0, 0)])),
        ("wait", new WaitChart("waits", "How long callers waited", "…",
            [new("to 20 s", 45, 3), new("to 1 min", 9, 1), new("to 2 min", 6, 2), new("to 5 min", 4, 3), new("to 10 min", 3, 2),
            new("longer", 2, 1)]) { BinsWithinTarget = 1 }),
        ("wait-all-in-target", new WaitChart("waits", "One bin", "…", [new("to 20 s", 12345, 0)]) { BinsWithinTarget = 1 }),
        ("heat", new HeatMap("heat", "Callers who hung up, by weekday and half-hour", "…", "calls", ["Mon", "Tue", "Wed", "Thu", "Fri"],
            [.. Enumerable.Range(0, 16).Select(index => $"{9 + (index / 2):00}:{index % 2 * 30:00}")],
            [.. Enumerable.Range(0, 5).Select(row =>
            (IReadOnlyList<double?>)[.. Enumerable.Range(0, 16)
            .Select(column => (row, column) is (1, > 11) ? (double?)null : (row + 2) * (8 - Math.Abs(column - 7)))])])),
        ("heat-nothing-measured", new HeatMap("heat", "Nothing", "…", "calls", ["Mon"], ["09:00", "09:30"], [[null, null]])),
        ("spark", new Sparkline("spark", "Answered in time", "Answered in time fell to 65 %.",
            [82, 84, 81, 83, 80, 79, 81, 78, 76, 74, 65]) { Target = 80, Standing = Rag.Red }),
        ("spark-gaps", new Sparkline("spark", "Answered in time", "…", [82, null, 81, 83, null, null, 81, 85, 84]) { Target = 80,
            Standing = Rag.Green }),
        ("spark-just-missed", new Sparkline("spark", "Answered in time", "…", [70, 74, 76, 78, 79]) { Target = 80, Standing = Rag.Amber }),
        ("spark-no-target", new Sparkline("spark", "Calls", "…", [1200, 1150, 1320, 1300, 1260])),
        ("spark-one-value", new Sparkline("spark", "Calls", "…", [null, 7, null])),
        ("spark-all-zero", new Sparkline("spark", "Calls", "…", [0, 0, 0])),
        ("waterfall", Waterfall()),
        ("waterfall-no-steps", new WaterfallChart("w", "Nothing changed", "…", "calls", "October", 0, "November", 0, [])),
        ("waterfall-no-change", new WaterfallChart("w", "Nothing changed", "…", "calls", "October", 1560, "November", 1560,
            [new("More customers", 0), new("Late orders", 0, -3, 3)])),
        ("waterfall-small-steps", Waterfall() with { From = 174.2, To = 164.5, Unit = "seconds of talk" }),
        ("waterfall-below-zero", new WaterfallChart("w", "Net promoter score fell below zero", "…", "points", "October", 12, "November",
            -31, [new("Waits", -48), new("Late orders", -7.5, -20, 5), new("Friendlier officers", 12.5)])),
        ("waterfall-from-below", new WaterfallChart("w", "Net promoter score rose", "…", "points", "October", -40, "November", -15,
            [new("Waits", 25, 20, 31)])),
        ("waterfall-hostile", new WaterfallChart("w", Hostile, Hostile, Hostile, Hostile, 1, new string('W', 90), 3,
            [new("שיחות ביום שנענו בזמן על ידי נציגים ותיקים וחדשים", 2.5), new(Hostile, -0.5, -1, 0, true)])),
        ("bullet", Bullet()),
        ("bullet-edges", new BulletChart("b", "Figures at the edge", "…",
            [new("Nothing at all", 0, "0", 0, "0", 0, null),
            new("Beyond the scale", 30, "30 days", 10, "10 days", 20, Rag.Red) { UsualLow = 8, UsualHigh = 40 },
            new("Below zero", -12, "−12", 30, "30", 100, Rag.Red) { UsualLow = -20, UsualHigh = 20 }])),
        ("bullet-hostile", new BulletChart("b", Hostile, "…",
            [new(Hostile, 1, Hostile, 2, new string('W', 60), 3, Rag.Amber),
            new("שיחות ביום שנענו בזמן על ידי נציגים ותיקים וחדשים", 2, "2 min 4 s", 2, "2 min", 3, Rag.Green)])),
        ("pareto", Pareto()),
        ("pareto-one-row", new ParetoChart("p", "One theme", "…", "enquiries", [new("Where is my order?", 3)])),
        ("pareto-all-zero", new ParetoChart("p", "Nobody asked", "…", "enquiries", [new("Orders", 0, 0), new("Prices", 0, 4.5)])),
        ("pareto-12-rows", new ParetoChart("p", "Twelve themes", "…", "mentions",
            [.. Enumerable.Range(0, 12).Select(index =>
            new ParetoRow($"Theme {index + 1}{(index == 4 ? ": " + Hostile + " and more words than fit on one line" : "")}",
            1_234_567 >> index, index % 3 == 0 ? null : 800_000 >> (index / 2)))])),
        ("diverging", Diverging()),
        ("diverging-one-answer", new DivergingChart("d", "One answered", "…",
            [new("The officer was polite", [0, 0, 0, 0, 1], 0.21, 1), new("Nobody answered this", [0, 0, 0, 0, 0], 0, 0)])),
        ("diverging-one-sided", new DivergingChart("d", Hostile, "…",
            [new(Hostile, [120_000, 3, 0, 0, 0], 0, 0.0001), new(new string('W', 200), [0, 0, 7, 0, 0], 0, 0.35),
            new("הנציג היה מנומס ועזר לי לפתור את הבעיה שלי במהירות", [1, 1, 1, 1, 1], 0.12, 0.77)])),
        ("distribution", Distribution()),
        ("distribution-no-promise", Distribution() with { Promises = [], Bins = [.. Distribution().Bins.Take(8)] }),
        ("distribution-all-zero", new DistributionChart("d", "Nothing was delivered", "…", "orders", [new("1 day", 0), new("2 days", 0)],
            [new(1, "promise: 2 days")])),
        ("distribution-hostile", new DistributionChart("d", Hostile, "…", Hostile,
            [new(Hostile, 3), new("שיחות", 12_345_678), new("a long time, longer than anyone expected", 5)],
            [new(99, new string('W', 90)), new(0, Hostile),
            new(1, "a promise whose words are long enough to need the room on both sides of its line"), new(-5, "ההבטחה")])),
        ("journey", Journey()),
        ("journey-one-station", Journey() with { Stations = [.. Journey().Stations.Take(1)] }),
        ("journey-hostile", new JourneyChart("j", Hostile, "…",
            [new(Hostile, Hostile, Hostile, Rag.Red), new(new string('W', 40), new string('W', 80), new string('8', 40), null),
            new("שיחות ביום", "שיחות ביום שנענו בזמן", "55 %", Rag.Green), new("", "", "", null)])),
        ("hostile", new TrendChart("h", Hostile, Hostile, Hostile,
            [new(Hostile, 1, PointKind.Common), new("b", 2, PointKind.Concern, Hostile)])),
    ];

    public static Chart Named(string name) => All.Single(chart => chart.Name == name).Chart;
}
