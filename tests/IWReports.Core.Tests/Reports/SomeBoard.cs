using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Reports;

/// <summary>Board report data: the Innovative Widgets case from counts and roster alone, and what a test changes in it.</summary>
internal static class SomeBoard
{
    private static readonly Measure<QueueVisit> Nothing = new("nothing", _ => 0);

    private static readonly int[] Calls = [1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560];

    private static readonly decimal[] Changes = [-0.02m, -0.02m, 0.035m, -0.015m, -0.005m, 0.04m, 0.045m, 0.035m, 0.07m, 0.10m, 0.12m];

    /// <summary>One of two topics is solved at once less often than in the year before.</summary>
    public static readonly IReadOnlyList<Core.Statistics.Segment> Topics =
        [new("where is my order", 1300, 735, 289, 125), new("quotation", 4466, 4058, 223, 199)];

    public static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    public static readonly BusinessCalendar Melbourne =
        new(TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"), new HashSet<DateOnly> { new(2025, 11, 4) }, new(9, 0), new(17, 0));

    /// <summary>Two newcomers from October, one officer gone after it, the supervisor away for two months.</summary>
    public static readonly IReadOnlyList<RosterEntry> Roster =
    [
        new("John", RosterRole.Supervisor, null, new(2025, 1, 1), new(2025, 9, 30)),
        new("John", RosterRole.Supervisor, null, new(2025, 12, 1), new(2025, 12, 31)),
        Officer("Mia", 1, 12),
        Officer("Jonas", 1, 12),
        Officer("Nitin", 1, 10),
        Officer("Taya", 10, 12),
        Officer("Mary", 10, 12),
    ];

    public static MonthlyData Case => new()
    {
        Company = "Innovative Widgets",
        Period = November,
        Calendar = Melbourne,
        Calls = [.. Calls.Select((calls, i) => Month(i, calls, Changes[i]))],
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(),
        Roster = Roster,
        Absences = [],
        HalfHours = [],
        Waits = [],
        Weekdays = [],
        AtRisk = [],
        LateOrders = [],
    };

    /// <summary>
    /// The same company with its telephone system connected: fewer officers and more hang-ups over lunch, a customer about to leave.
    /// </summary>
    public static MonthlyData WithCalls => Case with
    {
        Calls = [.. Case.Calls.Select(month => month with { CountOnly = false })],
        History = new Dictionary<string, IReadOnlyList<KpiValue>>
        {
            ["abandonment"] = Months(Abandonment, 0.09m, 0.10m, 0.21m),
            ["speed_of_answer"] = Months(SpeedOfAnswer, 70, 95, 190),
            ["delivered_on_promise"] = Months(OnPromise, 0.4m, 0.35m, 0.31m),
            ["csat"] = Months(Satisfaction, 0.8m, 0.78m, 0.81m),
            ["handle_time"] = Months(HandleTime, 540, 560, 600),
            ["calls_per_hour"] = Months(CallsPerHour, 2.5m, 2.6m, 3.1m),
        },
        HalfHours = [.. Enumerable.Range(18, 16)
            .Select(slot => new HalfHourLoad(new(slot), 19, slot is 24 or 25 ? 140 : 91, slot is 24 or 25 ? 80 : 12,
            slot is 24 or 25 ? 1.5 : 3.9))],
        NetStaffing = [.. Enumerable.Range(18, 16)
            .Select(slot => new IntervalStaffing(new(2025, 11, 3), new(slot), slot > 31 ? 2 : 4, slot is 24 or 25 ? 2 : 4))],
        Waits = [new(4, 300, 10), new(40, 500, 40), new(400, 400, 200), new(3300, 10, 100)],
        Weekdays = [.. Enumerable.Range(1, 5).SelectMany(day => Enumerable.Range(18, 16)
            .Select(slot => new WeekdayLoad((DayOfWeek)day, new(slot), 20, slot is 24 or 25 ? 9 : 2)))],
        AtRisk = [new("Yore Mine Co.", "C-1042", "1,000 × 7 mm widgets a week late", new(2025, 11, 28), new(2025, 12, 1), true, 48000)],
        LateOrders = [new("Yore Mine Co.", true, new(2025, 11, 21), 5, 9000), new(null, false, new(2025, 11, 26), 2, 400)],
        Injuries = 0,
        Remarks = new(
            [.. Enumerable.Range(0, 6).Select(day => new Remark(new(2025, 11, 3 + day), "late delivery", "Mary promised it for Friday.")),
                new(new(2025, 11, 4), "rude", null), new(new(2025, 8, 4), "rude", null), new(new(2025, 9, 4), "late delivery", null),
                new(new(2025, 11, 9), null, "Nice colour.")],
            new([("late", "late"), ("rude", "rude")]), ["Mary"]),
    };

    /// <summary>The same after late data changed October, with calls that were passed on and two that nobody can explain.</summary>
    public static MonthlyData WithLateData => WithCalls with
    {
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(WithCalls.History)
        {
            ["abandonment"] = [.. WithCalls.History["abandonment"].Select(month => month.Key == "2025-10"
                ? month with { Restated = new(0.081m, DateTimeOffset.UnixEpoch) } : month)],
        },
        Totals = [new("queue totals", 1570, "calls", 1560, new Difference("stays of calls that were passed on", 10)),
            new("calls offered", 1570, "outcomes", 1568)],
    };

    public static readonly Kpi Abandonment = Some("abandonment", "Abandonment", TouchPoint.ReachUs, Unit.Percent, Better.Lower, 0.05m,
        0.02m);
    public static readonly Kpi SpeedOfAnswer =
        Some("speed_of_answer", "Average speed of answer", TouchPoint.ReachUs, Unit.Seconds, Better.Lower, 15, 10);
    public static readonly Kpi OnPromise = Some("delivered_on_promise", "Delivered by the promised date", TouchPoint.OrderAndReceive,
        Unit.Percent, Better.Higher, 0.95m, 0.03m);
    public static readonly Kpi Satisfaction = Some("csat", "Satisfaction", TouchPoint.Stay, Unit.Percent, Better.Higher, 0.8m, 0.05m);
    public static readonly Kpi HandleTime = Some("handle_time", "Average handle time", TouchPoint.BeHeard, Unit.Seconds, Better.Neither,
        null, 0);
    public static readonly Kpi CallsPerHour = Some("calls_per_hour", "Calls handled per hour", TouchPoint.BeHeard, Unit.PerHour,
        Better.Higher, 20, 4);

    public static MonthlyCalls Month(int index, decimal calls, decimal? change = null, decimal? lastYear = null) =>
        new(new DateOnly(2025, 1, 1).AddMonths(index), calls, lastYear, change, true);

    public static MonthlyData WithCounts(params int[] calls) => Case with
    {
        Period = November.AddMonths(calls.Length - 11),
        Calls = [.. calls.Select((count, i) => Month(i, count))],
    };

    public static RosterEntry Officer(string name, int fromMonth, int toMonth) =>
        new(name, RosterRole.Officer, null, new(2025, fromMonth, 1), ReportPeriod.Month(2025, toMonth).To);

    /// <summary>The last months' values up to November, over a thousand each.</summary>
    public static IReadOnlyList<KpiValue> Months(Kpi kpi, params decimal[] values) =>
        [.. values.Select((value, i) => new KpiValue(kpi, November.AddMonths(i + 1 - values.Length).ToString(), value * 1000, 1000,
            KpiState.Final))];

    public static Kpi Some(string id, string name, TouchPoint point, Unit unit, Better better, decimal? target, decimal tolerance) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = point,
        Unit = unit,
        Better = better,
        Formula = "",
        Numerator = Nothing,
        Denominator = Nothing,
        Target = target is { } value ? new(value, tolerance, TargetOrigin.Ours) : null,
    };
}
