using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Charts as reports draw them, and those at the edge of what can be drawn.</summary>
internal static class SomeChart
{
    private static readonly double[] Calls = [1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560];

    internal static readonly double?[] LastYear = [1224.5, 1173.5, 1275.4, 1319.8, 1266.3, 1269.2, 1320.6, 1304.3, 1308.4, 1345.5, 1392.9];

    internal static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];

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

    /// <summary>No target, then one, then a higher one, and a note in the month before.</summary>
    public static TrendChart Raised() => Trend() with
    {
        Trial = false, LastYear = [],
        Targets = [null, null, .. Steps(1400, 5), .. Steps(1500, 4)],
        Points = [.. Trend().Points.Select((point, index) => point with { Noted = index == 6 ? "a strike of two days" : null })],
    };

    /// <summary>A target that stays for so many points.</summary>
    public static double?[] Steps(double target, int points) => [.. Enumerable.Repeat<double?>(target, points)];

    /// <summary>All at once: a long title, a source, a target, limits drawn anew, and several notes.</summary>
    public static TrendChart Busy() => Trend() with
    {
        Title = "Calls rose to 1,560 in November, above the 1,120 to 1,470 expected since the second shop opened in June",
        Source = "Source: the telephone system, 14,720 calls from January to November 2025",
        Trial = false, Targets = Steps(1400, 11),
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
    public static TrendChart Answered() => new("answered",
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
    { Trial = true, Targets = Steps(80, 11), Source = "Source: the telephone system, 14,720 calls" };

    internal static TrendChart Usual(TrendChart chart, Func<int, TrendRange> at) =>
        chart with { Points = [.. chart.Points.Select((point, index) => point with { Usual = at(index) })] };

    public static TrendChart Values(params double[] values) =>
        new("values", "Values", "…", "calls", [.. values.Select((value, index) =>
        new TrendPoint($"{index + 1}", value, PointKind.Common))]);
}
