using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.DailyDigest;
using static IWReports.Tests.SomeDigestParts;

namespace IWReports.Tests;

/// <summary>A digest's input that is a plausible Friday; tests change what they are about.</summary>
internal static class SomeDigest
{
    public static readonly DateOnly Day = new(2025, 11, 28), Morning = new(2025, 12, 1);

    internal static readonly int[] CallsOfHalfHours = [3, 6, 7, 5, 4, 6, 9, 8, 6, 4, 5, 6, 5, 3, 2, 2];

    public static readonly BusinessCalendar Calendar =
        new(TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"), new HashSet<DateOnly> { new(2025, 11, 4) }, new(9, 0), new(17, 0));

    public static DailyDigestData Data() => new()
    {
        Company = "Innovative Widgets",
        Period = ReportPeriod.Day(Day),
        Team = "Customer service",
        Reader = "Sam",
        StandInReason = "John is on leave until Sunday 30 November 2025 and you are the manager",
        Morning = Morning,
        Settings = new(Calendar, Day),
        History = new Dictionary<string, IReadOnlyList<KpiValue>>
        {
            ["calls_offered"] = History(Kpi("calls_offered", "Calls offered", Unit.Count, Better.Neither), 81, day => 66 + (day % 7),
                days: 60),
            ["answered_in_5_rings"] = History(Kpi("answered_in_5_rings", "Answered within 5 rings", Unit.Percent, Better.Higher,
                new(0.9m, 0.05m, TargetOrigin.Ours)) with { PolicyTarget = new(1, 0, TargetOrigin.Policy) }, 45, day => 52 + (day % 5),
                of: 78),
            ["speed_of_answer"] = [.. History(Kpi("speed_of_answer", "Average speed of answer", Unit.Seconds, Better.Lower,
                new(15, 10, TargetOrigin.Ours)), 69 * 48, day => 69 * (20 + day), of: 69)
                .Select(value => value with { Median = 12, P90 = 190, Max = 2880 })],
            ["abandonment"] = History(Kpi("abandonment", "Abandonment", Unit.Percent, Better.Lower, new(0.05m, 0.02m, TargetOrigin.Ours)),
                12, day => day % 6, of: 81),
            ["talk_time"] = History(Kpi("talk_time", "Average talk time", Unit.Seconds, Better.Neither), 69 * 312,
                day => 69 * (300 + (2 * day)), of: 69),
            ["calls_per_hour"] = History(Kpi("calls_per_hour", "Calls handled per hour", Unit.PerHour, Better.Higher,
                new(20, 4, TargetOrigin.Policy)), 69, day => 60 + day, of: 25),
        },
        Log = Log(84, 8),
        HalfHours = [.. CallsOfHalfHours.Select((calls, index) =>
            new HalfHourLoad(new(18 + index), 1, calls, index is 6 or 7 ? 4 : index is 2 or 10 ? 2 : 0,
            index is 6 or 7 ? 1 : index == 5 ? 2.5 : 4))],
        Waits = [new(4, 20, 1), new(12, 25, 2), new(40, 9, 1), new(90, 6, 2), new(200, 4, 3), new(450, 3, 2), new(1400, 1, 0),
            new(2880, 1, 1)],
        Officers = new Dictionary<string, IReadOnlyDictionary<string, KpiValue>>
        {
            ["Taya"] = Officer(15, 402, 5, 6), ["Mary"] = Officer(8, 455, 4, 11), ["Jonas"] = Officer(24, 250, 6, 4),
                ["Mia"] = Officer(22, 268, 6, 5), ["Nitin"] = Officer(0, 0, 0, 0),
        },
        Roster =
        [
            new("John", RosterRole.Supervisor, "Customer service", new(2025, 1, 1), null),
                new("Mia", RosterRole.Officer, "Customer service", new(2025, 1, 1), null),
            new("Jonas", RosterRole.Officer, "Customer service", new(2025, 1, 1), null),
                new("Nitin", RosterRole.Officer, "Customer service", new(2025, 1, 1), new(2025, 10, 31)),
            new("Taya", RosterRole.Officer, "Customer service", new(2025, 10, 1), new(2025, 12, 31)),
                new("Mary", RosterRole.Officer, "Customer service", new(2025, 10, 1), new(2025, 12, 31)),
        ],
        Absences = [new("John", new(2025, 10, 1), new(2025, 11, 30), "annual leave")],
        AtRisk = [new("Yore Mine Co.", "C-2025-118", "late delivery, talks of buying elsewhere", new(2025, 11, 28), new(2025, 12, 1), true,
            48200)],
        LateOrders = [new("Acme Fasteners", false, new(2025, 11, 20), 6, 480), new("Yore Mine Co.", true, new(2025, 11, 21), 5, 5200),
            new(null, false, new(2025, 11, 26), 2, null)],
        OpenComplaints =
        [
            new() { ComplaintId = "C-2025-118", Day = new(2025, 11, 28), Topic = "late delivery", Deadline = new(2025, 12, 1),
                LegalThreat = true, Recorded = ComplaintSteps.Resolved },
            new() { ComplaintId = "C-2025-111", Day = new(2025, 11, 19), Topic = "rude", Recorded = ComplaintSteps.Resolved },
        ],
        Duties = new()
        {
            ManagerCalls = [new("C-2025-118", Morning, new(10, 0)), new("C-2025-109", Day, null)],
            Apologies = [new("C-2025-104", true), new("C-2025-105", false)],
            Unacknowledged = [new("C-2025-111", new(2025, 11, 19))],
            FollowUps = [new("C-2025-101", new(2025, 11, 25)), new("C-2025-102", new(2025, 11, 27))],
            Enquiries = [new("E-9", At("2025-11-27", 9), new(2025, 11, 27), "where is my order"),
                new("E-10", At(Day.ToString("O"), 16), Day, null)],
            RecordChanges = [new("R-1", new(2025, 11, 21))],
            IncompleteRecords = 2,
            Coaching =
            [
                Talk("Mary", new(2025, 11, 17)) with { ReviewOn = Morning }, SitAlong("Mary", new(2025, 11, 25)),
            ],
            QualityMisses = [new("Mary", "Kept to the authority for refunds"), new("Mary", "Listening")],
            Compliments = 2,
        },
        Deliveries = [new(2, 12), new(3, 9), new(4, 21), new(5, 34), new(6, 18), new(9, 11), new(12, 7), new(24, 2)],
        Unreached = 7,
    };

    /// <summary>A day like any other on which nothing was left undone.</summary>
    public static DailyDigestData Quiet() => Data() with
    {
        StandInReason = "",
        Reader = "John",
        Absences = [],
        AtRisk = [],
        LateOrders = [],
        OpenComplaints = [],
        Unreached = 0,
        Duties = new() { Coaching = [SitAlong("Mary", new(2025, 11, 25)), SitAlong("Taya", new(2025, 11, 25))] },
        Log = Log(84, 1),
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(Data().History)
        {
            ["calls_offered"] = History(Data().History["calls_offered"][0].Kpi, 70, day => 66 + (day % 7)),
            ["abandonment"] = History(Data().History["abandonment"][0].Kpi, 2, day => 1 + (day % 3), of: 70),
            ["speed_of_answer"] = History(Data().History["speed_of_answer"][0].Kpi, 69 * 12, day => 69 * (8 + (day % 9)), of: 69),
            ["answered_in_5_rings"] = History(Data().History["answered_in_5_rings"][0].Kpi, 66, day => 64 + (day % 5), of: 70),
        },
    };

    /// <summary>A company that has connected nothing yet.</summary>
    public static DailyDigestData NoSources() => Data() with
    {
        StandInReason = "",
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(),
        HalfHours = [],
        Log = [],
        Waits = [],
        Officers = new Dictionary<string, IReadOnlyDictionary<string, KpiValue>>(),
        Roster = [],
        Absences = [],
        AtRisk = [],
        LateOrders = [],
        OpenComplaints = [],
        Duties = new(),
        Deliveries = [],
        Unreached = null,
    };

    /// <summary>Every name and topic is what some people type into forms.</summary>
    public static DailyDigestData Hostile()
    {
        const string name = "مرحبا \"><img src=x onerror='1'>{{ end }}</td> & Söhne, without an end";
        var data = Data();
        return data with
        {
            AtRisk = [.. data.AtRisk.Select(risk => risk with { Customer = name, Reference = name, What = name })],
            LateOrders = [.. data.LateOrders.Select(order => order with { Customer = name })],
            OpenComplaints = [.. data.OpenComplaints.Select(complaint => complaint with { ComplaintId = name, Topic = name })],
            Duties = data.Duties with
            {
                ManagerCalls = [new(name, Day, null)],
                Unacknowledged = [new(name, Day)],
                Enquiries = [new(name, At("2025-11-27", 9), new(2025, 11, 27), name)],
                Coaching = [Talk(name, new(2025, 11, 17)) with { ReviewOn = Day }],
                QualityMisses = [new(name, name)],
            },
            Officers = new Dictionary<string, IReadOnlyDictionary<string, KpiValue>> { [name] = Officer(20, 300, 5, 12) },
            Roster = [.. data.Roster, new(name, RosterRole.Officer, data.Team, new(2025, 11, 3), null)],
        };
    }

    /// <summary>A large team on a bad day: 60 officers and 300 complaints, late orders and customers at risk.</summary>
    public static DailyDigestData Large()
    {
        var data = Data();
        string[] people = [.. Enumerable.Range(1, 60).Select(number => $"Officer {number:00}")];
        return data with
        {
            Roster = [.. data.Roster, .. people.Select(person =>
                new RosterEntry(person, RosterRole.Officer, "Customer service", new(2025, 10, 1), null))],
            Absences = [.. data.Absences, .. people.Take(20).Select(person => new Absence(person, Morning, Morning, "leave"))],
            Officers = people.ToDictionary(person => person, _ => (IReadOnlyDictionary<string, KpiValue>)Officer(20, 300, 5, 12)),
            OpenComplaints = [.. Enumerable.Range(1, 300)
                .Select(number => new Complaint
                {
                    ComplaintId = $"C-{number:000}", Day = new(2025, 11, 3), Topic = "late delivery", Recorded = ComplaintSteps.Resolved,
                })],
            LateOrders = [.. Enumerable.Range(1, 300)
                .Select(number => new LateOrder($"Customer {number:000}", number % 3 == 0, new(2025, 11, 3), 18, 100))],
            AtRisk = [.. Enumerable.Range(1, 300)
                .Select(number => new CustomerAtRisk($"Customer {number:000}", $"C-{number:000}", "late delivery", Day, Morning,
                number % 2 == 0, 100))],
        };
    }
}
