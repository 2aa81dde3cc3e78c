using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Core.Reports.Warnings;

namespace IWReports.Tests;

/// <summary>A team's plausible week, Monday 24 to Sunday 30 November 2025; tests change what they are about.</summary>
internal static class SomeWeek
{
    public const string Team = "Customer service";

    public static readonly ReportPeriod Week = ReportPeriod.WeekOf(new(2025, 11, 24));

    private static readonly DateOnly Wednesday = new(2025, 11, 26);

    public static TeamWeekData Data() => new()
    {
        Company = "Innovative Widgets",
        Period = Week,
        Team = Team,
        Readers = ["John", "Customer service manager"],
        StandInReason = "",
        Settings = new(SomeDigest.Calendar, new(2025, 12, 1)),
        History = new Dictionary<string, IReadOnlyList<KpiValue>>
        {
            ["calls_offered"] = Weeks("calls_offered", 391, null),
            ["answered_in_5_rings"] = Weeks("answered_in_5_rings", 214, 391, back => 250 - back),
            ["abandonment"] = Weeks("abandonment", 70, 391, back => 30 + back),
            ["resolved_in_2h"] = Weeks("resolved_in_2h", 132, 151),
            ["courtesy"] = Weeks("courtesy", 96, 100),
            ["complaint_acknowledged"] = Weeks("complaint_acknowledged", 3, 6),
            ["records_updated"] = [.. Weeks("records_updated", 22, 22).Select(week => week with { State = KpiState.Provisional })],
        },
        Remarks =
        [
            .. Enumerable.Range(0, 12).Select(back => Minded(Week.From.AddDays(-7 - (7 * back)), "late delivery", "Still not here.")),
            .. Enumerable.Range(0, 6).Select(_ => Minded(Wednesday, "late delivery",
                "Yore Mine Co. waits for its widgets, and Mary knows it.") with { Department = "Dispatch" }),
            Minded(Wednesday, "on hold", "Held for 27 minutes."),
            Praise(Wednesday, "Mia was friendly and quick, thank you."),
            Praise(Wednesday.AddDays(1), "Solved in one call."),
        ],
        Themes = (new([("friendly service", "friendly"), ("problem solved", "solved")]),
            new([("late delivery", "late"), ("on hold", "on hold")])),
        Customers = ["Yore Mine Co."],
        ReviewStars = [1, 4],
        Quality = [.. Enumerable.Range(0, 5).Select(at => new QualityItem(Wednesday, "Asking", 1, at > 1))],
        Contacts = [.. Enumerable.Range(0, 20).Select(at => new Contact(Week.From.AddDays(-7), at < 4) { Topic = "tracking" })],
        Briefings = [new("B1", Wednesday, "Refund authority", Team, 4, 2, false)],
        Training =
        [
            new("T9", new(2025, 9, 10), new(2025, 9, 10), "Tracking orders", Team) { Invited = 2, Attended = 2 },
            new("T11", new(2025, 11, 12), new(2025, 11, 12), "The complaints procedure", Team)
            {
                Invited = 4, Attended = 3, MissedBy = ["Jonas"],
            },
        ],
        Coaching =
        [
            new("C1", new(2025, 9, 24), "Mia", Team, false, true) { ReviewOn = new(2025, 10, 22) },
            new("C2", new(2025, 11, 25), "Mary", Team, true, true) { ReviewOn = new(2025, 12, 9) },
            new("C3", new(2025, 11, 18), "Taya", Team, true, true),
        ],
        Roster = SomeDigest.Data().Roster,
        Absences = [],
    };

    /// <summary>A week in which hardly anybody called and nothing was left undone.</summary>
    public static TeamWeekData Quiet() => Data() with
    {
        History = new Dictionary<string, IReadOnlyList<KpiValue>>
        {
            ["calls_offered"] = Weeks("calls_offered", 12, null, _ => 300),
            ["abandonment"] = Weeks("abandonment", 1, 12),
        },
        Remarks = [Minded(Week.From.AddDays(-7), "late delivery", "Late.")], ReviewStars = [], Quality = [], Contacts = [], Briefings = [],
        Training = [new("T11", new(2025, 11, 12), new(2025, 11, 12), "Tracking orders", Team) { Invited = 4, Attended = 4 }],
        Coaching = [SomeDigestParts.SitAlong("Mary", new(2025, 11, 25)), SomeDigestParts.SitAlong("Taya", new(2025, 11, 26))],
    };

    /// <summary>A company that has connected nothing yet.</summary>
    public static TeamWeekData NoSources() => Data() with
    {
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(), Remarks = [], ComplaintsKnown = false, ReviewStars = [], Quality = [],
        Contacts = [], Briefings = [], Training = [], Coaching = [], Roster = [],
    };

    /// <summary>Every name and topic is what some people type into forms, from left or from right.</summary>
    public static TeamWeekData Hostile()
    {
        const string name = SomeDrafts.Hostile;
        var data = Data();
        return data with
        {
            Company = name, Readers = [name], StandInReason = $"{name} is away",
            Remarks =
            [
                Minded(Wednesday, "late delivery", $"{name} is late.") with { Department = name }, Praise(Wednesday, $"friendly {name}"),
            ],
            Quality = [.. data.Quality.Select(item => item with { Item = name })],
            Contacts = [.. data.Contacts.Select(contact => contact with { Topic = name })],
            Training = [.. data.Training.Select(session => session with { Topic = name, MissedBy = [name] })],
            Coaching = [SomeDigestParts.Talk(name, new(2025, 9, 24)) with { ReviewOn = new(2025, 10, 22) }],
            Roster = [.. data.Roster, new(name, RosterRole.Officer, Team, new(2025, 1, 1), null)],
            UnmappedQueues = [new(name, 7)],
        };
    }

    public static IReadOnlyList<UnmappedCalls> Queues { get; } =
        [.. Enumerable.Range(1, 40).Select(number => new UnmappedCalls($"Queue {number:00}", number))];

    /// <summary>60 officers, calls in 40 queues of no team, and a remark for each officer.</summary>
    public static TeamWeekData Large()
    {
        var data = Data();
        string[] people = [.. Enumerable.Range(1, 60).Select(number => $"Officer {number:00}")];
        return data with
        {
            Roster = [.. data.Roster,
                .. people.Select((person, at) => new RosterEntry(person, RosterRole.Officer, Team, new(2025, at < 40 ? 1 : 10, 1), null))],
            Coaching = [.. people.Select(person => SomeDigestParts.Talk(person, new(2025, 9, 24)) with { ReviewOn = new(2025, 10, 22) })],
            Remarks = [.. data.Remarks, .. people.Select(person => Praise(Wednesday, $"{person} was friendly."))],
            UnmappedQueues = Queues,
        };
    }

    /// <summary>A KPI in this week and the twelve before, of as many cases; without more, always alike.</summary>
    public static IReadOnlyList<KpiValue> Weeks(string kpi, decimal value, decimal? of, Func<int, decimal>? before = null) =>
    [
        .. Enumerable.Range(1, 12).Reverse().Select(back => Value(kpi, ReportPeriod.WeekOf(Week.From.AddDays(-7 * back)),
            before?.Invoke(back) ?? value, of)),
        Value(kpi, Week, value, of),
    ];

    public static KpiValue Value(string kpi, ReportPeriod week, decimal? value, decimal? of) =>
        new(KpiCatalog.Find(kpi)!, week.ToString(), value, of, KpiState.Final);

    public static TeamRemark Minded(DateOnly day, string? category, string words) => new(day, category, words, Tone.Minded);

    public static TeamRemark Praise(DateOnly day, string words) => new(day, null, words, Tone.Praised) { IsCompliment = true };
}
