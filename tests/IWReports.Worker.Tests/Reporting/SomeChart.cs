using IWReports.Core.Analysis.Targets;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Charts as reports draw them, and those at the edge of what can be drawn.</summary>
internal static class SomeChart
{
    public const string Hostile = "<b onload=\"x\">&'\"\u0001\ud800</b>";

    private static readonly double[] Calls = [1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560];

    private static readonly double?[] LastYear = [1224.5, 1173.5, 1275.4, 1319.8, 1266.3, 1269.2, 1320.6, 1304.3, 1308.4, 1345.5, 1392.9];

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];

    public static IEnumerable<(string Name, Chart Chart)> All =>
    [
        ("trend", Trend()),
        ("trend-final-limits-and-target", Trend() with { Trial = false, Target = 1400, LastYear = [] }),
        ("trend-percent-below-zero-limit", new TrendChart("a", "Abandonment", "…", "% of calls",
            [.. new double[] { 2, 4, 3.5, 1, 6, 2,
            9 }.Select((value, index) => new TrendPoint(Months[index], value,
            index == 6 ? PointKind.Concern : PointKind.Common) { Usual = new(3.9, -4.1, 11.9) })]) { Target = 5, Trial = true,
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

    public static TrendChart Trend() => new("calls-trend", "Calls a month", "Calls a month rose …", "calls",
        [.. Calls.Select((calls, index) => new TrendPoint(Months[index], calls, index is 1 or 10 ? PointKind.Neutral : PointKind.Common,
        index == 10 ? "Nov 1,560" : null) { Usual = new(1338.2, 1167.9, 1508.4) })])
    {
        Trial = true,
        LastYear = LastYear,
    };

    /// <summary>Eight months of one process, and three of another that has no limits yet.</summary>
    public static TrendChart Rebased() => Trend()
        with { Trial = false, LastYear = [], Points =
        [.. Trend().Points.Select((point, index) =>
        point with { Usual = index < 8 ? new(1285, 1122, 1448) : null, Rebased = index == 8 ? "calls of the second shop <b>" : null })] };

    /// <summary>All at once: a long title, a source, a target, limits drawn anew, and several notes.</summary>
    public static TrendChart Busy() => Trend() with
    {
        Title = "Calls rose to 1,560 in November, above the 1,120 to 1,470 expected since the second shop opened in June",
        Source = "Source: the telephone system, 14,720 calls from January to November 2025",
        Trial = false, Target = 1400,
        Points =
        [
            .. Trend().Points.Select((point, index) => point with
            {
                Usual = index < 5 ? new(1246, 1071, 1421) : new(1340, 1120, 1470),
                Rebased = index == 5 ? "second shop" : null,
                Note = index switch { 1 => "public holidays", 7 => "one line down for two days", 10 => "1,560: above the expected range",
                    _ => null },
                Kind = index == 10 ? PointKind.Concern : PointKind.Common,
            }),
        ],
    };

    /// <summary>As full as a board report has it: seven drivers, with ranges where they are known.</summary>
    public static WaterfallChart Waterfall() => new(
        "causes", "Answered in time fell from 74.2 % to 64.5 %: too few officers at lunch cost the most", "…",
            "% of calls answered in time",
        "October", 74.2, "November", 64.5,
        [
            new("Lunch and leave not covered", -6.1, -7.9, -4.2), new("More calls than last month", -2.4, -3.1, -1.8),
                new("Longer calls", -1.3, -2.6, 0.1),
            new("Newcomers still learning", -1.2, -2.2, -0.3), new("Busier first half-hours after opening on Mondays", -0.6),
                new("Fewer callers who gave up", 0.8, 0.2, 1.3),
            new("Everything else", 1.1, IsUnexplained: true),
        ])
    {
        Source = "Source: the telephone system, 1,560 calls in November 2025 against 1,480 in October",
    };

    /// <summary>Figures of different units, from on target to missed.</summary>
    public static BulletChart Bullet() => new("targets", "Two of five figures missed their target by far", "…",
    [
        new("Answered in time", 64.5, "64.5 %", 80, "80 %", 100, Rag.Red) { UsualLow = 71, UsualHigh = 84 },
        new("Abandoned", 9.2, "9.2 %", 5, "5 %", 20, Rag.Red) { UsualLow = 2, UsualHigh = 8 },
        new("Average speed of answer", 124, "2 min 4 s", 120, "2 min", 300, Rag.Amber) { UsualLow = 40, UsualHigh = 130 },
        new("Solved at the first call", 81, "81 %", 75, "75 %", 100, Rag.Green) { UsualLow = 74, UsualHigh = 83 },
        new("Sales of the service team", 124_603, "$124,603", 120_000, "$120,000", 160_000, null),
    ])
    { Source = "Source: 1,560 calls and 412 orders in November 2025" };

    public static ParetoChart Pareto() => new("themes", "Late orders and holds make up 54 % of what customers complain about", "…",
        "mentions in November",
        [.. new (string, int, double?)[]
        {
            ("Order arrived late", 48, 21), ("Long hold before an answer", 37, 30), ("Wrong size delivered", 19, 18),
                ("No call back", 14, 16), ("Invoice not clear", 11, null),
            ("Had to explain the matter again to another officer", 9, 8), ("Rude officer", 7, 2), ("Web shop did not work", 6, 6),
                ("Price", 4, 5), ("Other", 2, 3),
        }.Select(row => new ParetoRow(row.Item1, row.Item2, row.Item3))]) { Source = "Source: 157 mentions in surveys and enquiries" };

    public static DivergingChart Diverging() =>
        new("statements", "Customers find officers polite, but only 30 % say that their call was answered soon", "…",
    [
        new("The officer was polite", [1, 2, 4, 14, 13], 0.63, 0.90), new("The officer knew the answer", [2, 3, 6, 14, 9], 0.51, 0.81),
        new("My matter was solved in one call", [3, 6, 5, 12, 8], 0.43, 0.73),
            new("I understood what happens next", [2, 5, 8, 13, 6], 0.40, 0.71),
        new("The officer understood what I needed without my having to say it twice", [3, 7, 6, 12, 6], 0.37, 0.68),
            new("I was kept informed", [6, 8, 7, 9, 4], 0.24, 0.55),
        new("My order came when it was promised", [11, 8, 3, 7, 5], 0.21, 0.52),
            new("My call was answered soon", [9, 9, 5, 6, 4], 0.17, 0.48),
    ])
    { Source = "Source: 34 surveys answered of 210 sent in November 2025; ranges of 95 %" };

    public static DistributionChart Distribution() =>
        new("delivery", "Every second order came later than the 10 business days that were promised", "…",
        "orders by business days to delivery",
        [.. new[] { 0, 1, 2, 4, 7, 12, 19, 31, 46, 58, 55, 47, 36, 24, 15, 9, 6, 3, 1,
            2 }.Select((count, index) => new DistributionBin(index == 19 ? "20+" : $"{index + 1}", count))],
        [new(4, "web shop: 5 business days, kept 4 %"), new(9, "promise: 10 business days, kept 48 %")]) { Source =
            "Source: 378 orders delivered in November 2025" };

    public static JourneyChart Journey() => new("journey",
        "Customers lose most time before they reach us and while they wait for their order", "…",
    [
        new("Reach us", "Answered in time", "64.5 %", Rag.Red), new("Talk", "Average talk time", "3 min 10 s", Rag.Green),
            new("Solve", "Solved at the first call", "81 %", Rag.Green),
        new("Order", "Orders without an error", "96.8 %", Rag.Amber), new("Delivery", "Delivered when promised", "48 %", Rag.Red),
            new("After sales", "Enquiries answered in 2 hours", "71 %", Rag.Amber),
        new("Stay", "Customers who buy again", "–", null),
    ])
    { Source = "Source: each station's KPI that is farthest from its target, November 2025" };

    /// <summary>A percentage on provisional limits, far below its target at the end.</summary>
    private static TrendChart Answered() => new("answered",
        "Answered in time fell to 64.5 % in November, the lowest of the year and far below the 80 % that were promised", "…", "% of calls",
    [
        .. new double[] { 81, 84, 80.5, 79, 82, 78.5, 80, 77, 74.2, 72, 64.5 }.Select((value, index) =>
            new TrendPoint(Months[index], value, index >= 8 ? PointKind.Concern : index == 1 ? PointKind.Improvement : PointKind.Common,
                index switch
            {
                1 => "all officers back", 8 => "two officers left", 9 => "lunch no longer covered",
                    10 => "64.5 %: below the expected range", _ => null,
            }) { Usual = new(79.3, 71.9, 86.7) }),
    ])
    { Trial = true, Target = 80, Source = "Source: the telephone system, 14,720 calls" };

    private static TrendChart Usual(TrendChart chart, Func<int, TrendRange> at) =>
        chart with { Points = [.. chart.Points.Select((point, index) => point with { Usual = at(index) })] };

    public static TrendChart Values(params double[] values) =>
        new("values", "Values", "…", "calls", [.. values.Select((value, index) =>
        new TrendPoint($"{index + 1}", value, PointKind.Common))]);
}
