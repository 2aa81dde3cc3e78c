using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Months of every kind that a board report may be about, each made of the sample company's November.</summary>
internal static class BoardMonths
{
    public const string November = "november";

    private const string Hostile = "<b>مرحبا</b> =1+1 {{ Company }} \u202Ednuora yaw gnorw\u202C";

    private static readonly string LongName = string.Join(' ', Enumerable.Repeat("Consolidated", 12));

    private const int Officers = 60, Queues = 40;

    // As many as can be saved.
    private static readonly WhatIf[] Options =
    [
        new() { Officers = 2, First = new(24), Last = new(27), Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday], Shorter = 0.1m },
        new() { StaggersBreaks = true },
        new() { Officers = -1, First = new(18), Last = new(19), Fewer = 0.05m },
    ];

    // What the telephone system alone can tell.
    private static readonly Type[] OfCalls =
    [
        typeof(QueueVisit), typeof(Contact), typeof(MonthlyCallCount), typeof(MissedRings), typeof(RefusedCalls), typeof(AgentPresence),
    ];

    public static IReadOnlyDictionary<string, Func<MonthlyData, MonthlyData>> All { get; } =
        new Dictionary<string, Func<MonthlyData, MonthlyData>>
        {
            [November] = month => month,
            ["sources missing"] = SourcesMissing,
            ["counts alone"] = CountsAlone,
            ["nobody called"] = month => CountsAlone(month) with { Calls = [] },
            ["nothing happened"] = NothingHappened,
            ["no roster"] = month => month with { Roster = [], Absences = [], NetStaffing = [] },
            ["no telephone log"] = NoTelephoneLog,
            ["no orders"] = NoOrders,
            ["hostile names"] = HostileNames,
            ["a name as long as a line"] = month => month with
            {
                AtRisk =
                [
                    .. month.AtRisk.Select(customer => customer with { Customer = LongName }),
                ],
            },
            ["60 officers and 40 queues"] = Large,
            ["three options"] = month => month with { WhatIfs = Options },
        };

    private static MonthlyData SourcesMissing(MonthlyData month) => month with
    {
        AtRisk = [], LateOrders = [], Surveys = SurveyMonth.None, Remarks = CustomerRemarks.None, Injuries = null,
        Roster = [], Absences = [], NetStaffing = [], Topics = [],
        History = month.History.Where(kpi => KpiCatalog.Find(kpi.Key)!.Measures.All(measure => OfCalls.Contains(measure.FactType)))
            .ToDictionary(),
    };

    private static MonthlyData CountsAlone(MonthlyData month) => SourcesMissing(month) with
    {
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(), HalfHours = [], Waits = [], Weekdays = [],
        Service = ServiceLog.None, Totals = [], Roster = month.Roster,
    };

    // The log ends with the month before.
    private static MonthlyData NoTelephoneLog(MonthlyData month) => month with
    {
        Calls = [.. month.Calls.Where(one => one.Month < month.Period.From)],
        History = Without(month, OfCalls), HalfHours = [], Waits = [], Weekdays = [], NetStaffing = [], Topics = [], Totals = [],
        Service = Before(month.Service, month.Period.From),
    };

    private static MonthlyData NoOrders(MonthlyData month) => month with
    {
        LateOrders = [], History = Without(month, [typeof(Order), typeof(OrderReturn)]),
    };

    // The month's own values of what is measured of these facts.
    private static Dictionary<string, IReadOnlyList<KpiValue>> Without(MonthlyData month, Type[] facts) => month.History.ToDictionary(
        kpi => kpi.Key,
        IReadOnlyList<KpiValue> (kpi) => KpiCatalog.Find(kpi.Key)!.Measures.Any(measure => facts.Contains(measure.FactType))
            ? [.. kpi.Value.Where(value => !IsOf(month, value))] : kpi.Value);

    private static ServiceLog Before(ServiceLog log, DateOnly day) => log with
    {
        Callers = [.. log.Callers.Where(callers => callers.Day < day)],
        Officers = [.. log.Officers.Where(officer => officer.Day < day)],
    };

    // Every source was read, and in the month there was nothing in any.
    private static MonthlyData NothingHappened(MonthlyData month) => month with
    {
        Calls = [.. month.Calls.Select(one => one.Month == month.Period.From ? one with { Calls = 0 } : one)],
        History = month.History.ToDictionary(
            kpi => kpi.Key, IReadOnlyList<KpiValue> (kpi) => [.. kpi.Value.Select(value => IsOf(month, value) ? None(value) : value)]),
        HalfHours = [.. month.HalfHours.Select(load => load with { Offered = 0, Abandoned = 0 })], NetStaffing = [], Waits = [],
            Weekdays = [],
        AtRisk = [], LateOrders = [], Injuries = 0, Topics = [], Totals = [], Surveys = SurveyMonth.None,
        Remarks = month.Remarks with { All = [.. month.Remarks.All.Where(remark => remark.Day < month.Period.From)] },
        Service = Before(month.Service, month.Period.From),
    };

    private static bool IsOf(MonthlyData month, KpiValue value) => value.Key == month.Period.ToString();

    private static KpiValue None(KpiValue value) => value with
    {
        Numerator = value.Numerator is null ? null : 0, Denominator = value.Denominator is null ? null : 0,
        Median = null, P90 = null, Max = null,
    };

    private static MonthlyData HostileNames(MonthlyData month) => month with
    {
        Company = Hostile,
        AtRisk = [.. month.AtRisk.Select(customer => customer with { Customer = Hostile, Reference = Hostile, What = Hostile })],
        LateOrders = [.. month.LateOrders.Select(order => order with { Customer = Hostile })],
        Remarks = month.Remarks with
        {
            All = [.. month.Remarks.All.Select(remark => remark with { Words = remark.Words is null ? null : Hostile + remark.Words })],
        },
        Surveys = month.Surveys with
        {
            Scores = [.. month.Surveys.Scores.Select(score => score with { Question = Hostile + score.Question })],
        },
        Topics = [.. month.Topics.Select(topic => topic with { Name = Hostile + topic.Name })],
    };

    private static MonthlyData Large(MonthlyData month)
    {
        var officers = month.Roster.Where(entry => entry.Role == RosterRole.Officer).OrderBy(entry => entry.Person, StringComparer.Ordinal)
            .ToList();
        return month with
        {
            Roster =
            [
                .. month.Roster.Where(entry => entry.Role != RosterRole.Officer),
                .. Enumerable.Range(0, Officers).Select(i => officers[i % officers.Count] with { Person = OfficerName(i) }),
            ],
            Service = month.Service with
            {
                // The database gives its rows in any order.
                Callers = [.. month.Service.Callers.OrderBy(one => one.Day).ThenBy(one => one.Slot)
                    .ThenBy(one => one.Queue, StringComparer.Ordinal)
                    .Select((one, i) => one with { Queue = QueueName(i) })],
                Officers = [.. month.Service.Officers.OrderBy(one => one.Day).ThenBy(one => one.Slot)
                    .ThenBy(one => one.Officer, StringComparer.Ordinal)
                    .Select((one, i) => one with { Officer = OfficerName(i) })],
            },
        };
    }

    private static string OfficerName(int at) => $"Officer {(at % Officers) + 1} with a long name";

    private static string QueueName(int at) => $"The queue for matter {(at % Queues) + 1} and what belongs to it";
}
