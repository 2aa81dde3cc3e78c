using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Reports;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports;

public sealed class DailyDigestTodayTests
{
    private static readonly DailyDigestData Data = SomeDigest.Data();

    private static readonly IReadOnlyList<RosterEntry> WithShifts = [.. Data.Roster.Select(entry => entry with { ShiftStarts = new(9, 0), ShiftEnds = entry.Person == "Mia" ? new(13, 0) : new(17, 0), LunchStarts = new(12, 0), LunchEnds = new(12, 30) })];

    private static readonly Dictionary<string, DailyDigestData> AllMornings = new()
    {
        { "some", Data },
        { "long calls", Data with { Log = SomeDigest.Log(84, 15) } },
        { "short calls", Data with { Log = SomeDigest.Log(84, 1) } },
        { "with shifts", Data with { Roster = WithShifts } },
        { "no roster", Data with { Roster = [] } },
        { "the first weeks", FirstWeeks(30) },
        { "the first day", FirstWeeks(1) },
        { "no calls", NoCalls() },
        { "nobody answered", Data with { Log = [.. Data.Log.Select(entry => entry with { Handled = 0 })] } },
        { "away", Data with { Absences = [Away("Mia"), Away("Jonas")] } },
    };

    // By name alone: a test's name would otherwise write out every figure of its morning.
    public static TheoryData<string> Mornings => new(AllMornings.Keys);

    [Theory]
    [MemberData(nameof(Mornings))]
    public void Every_number_said_of_today_is_a_figure(string morning)
    {
        var digest = DailyDigest.Build(AllMornings[morning]);
        Assert.True(BoardText.Unaccounted([digest.Today, .. digest.TodayShort, digest.TodayNote], digest.TodayFigures).ToList() is { Count: 0 }, $"{morning}: {digest.Today} {string.Join(' ', digest.TodayShort)} {digest.TodayNote}");
        Assert.DoesNotContain("  ", digest.Today, StringComparison.Ordinal);
    }

    // 81 calls, and 0, 2 … 14 more on the Mondays before.
    [Fact]
    public void Todays_calls_are_the_mean_of_its_weekday_and_the_range_is_what_those_days_had() =>
        Assert.StartsWith("Today, Monday 1 December 2025, about 88 calls are expected (81 to 95 on the last 8 Mondays).", Today(Data), StringComparison.Ordinal);

    [Fact]
    public void A_digest_before_a_public_holiday_is_about_the_day_after_it()
    {
        var monday = new DateOnly(2025, 11, 3);
        var data = Data with { Period = ReportPeriod.Day(monday), Morning = SomeDigest.Calendar.AddBusinessDays(monday, 1), Log = [.. SomeDigest.Log(160, 8).Where(entry => entry.Day <= monday)], History = Offered(110, 81) };
        Assert.StartsWith("Today, Wednesday 5 November 2025, about 81 calls are expected (81 on each of the last 8 Wednesdays).", Today(data), StringComparison.Ordinal);
    }

    [Fact]
    public void Public_holidays_are_no_such_weekday()
    {
        var quiet = SomeDigest.Log(84, 8).Append(SomeDigest.Log(84, 8)[0] with { Day = new(2025, 11, 4), Offered = 1 });
        Assert.Contains("(81 on each of the last 8 Tuesdays, public holidays left out)", Today(Data with { Morning = new(2025, 12, 2), Log = [.. quiet] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_whose_calls_are_not_known_is_no_day_without_calls()
    {
        var monday = new DateOnly(2025, 11, 24);
        var data = Data with { Log = [.. Data.Log.Where(entry => entry.Day != monday)] };
        Assert.Contains("(0 to 95 on the last 8 Mondays)", Today(data), StringComparison.Ordinal);
        var unknown = Data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.Select(day => day.Key == "2025-11-24" ? day with { Numerator = null } : day)]);
        Assert.Contains("(81 to 95 on the last 8 Mondays)", Today(data with { History = unknown }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_weeks_expect_nothing_and_say_how_long_it_takes()
    {
        var digest = DailyDigest.Build(FirstWeeks(30));
        Assert.StartsWith("How many calls today, Monday 1 December 2025, will bring cannot be told yet: four earlier Mondays are on record, and it takes seven.", digest.Today, StringComparison.Ordinal);
        Assert.Empty(digest.TodayShort);
        Assert.Equal("", digest.TodayNote);
        Assert.Contains("no earlier Mondays are on record", Today(FirstWeeks(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_weeks_tell_the_calls_but_not_yet_their_half_hours() =>
        Assert.Contains("can be told once eight weeks of calls are on record", Today(FirstWeeks(49)), StringComparison.Ordinal);

    [Fact]
    public void Half_hours_with_fewer_on_the_roster_than_needed_are_named_with_by_how_many()
    {
        var digest = DailyDigest.Build(Data with { Absences = [Away("Mia")] });
        Assert.Contains("On the roster are three officers; away: Mia.", digest.Today, StringComparison.Ordinal);
        Assert.Contains("officer-hours are missing", digest.Today, StringComparison.Ordinal);
        Assert.Contains("At 10:00–10:30 six officers are needed, three are on the roster (three short).", digest.TodayShort);
    }

    [Fact]
    public void Officers_who_are_enough_are_said_to_be() =>
        Assert.EndsWith("On the roster are four officers. By the roster no half-hour is short of officers.", Today(Data with { Log = SomeDigest.Log(84, 1) }), StringComparison.Ordinal);

    [Fact]
    public void What_the_need_rests_on_is_said()
    {
        // 18 business days of 81 calls less one that hung up, and 0, 2 and 4 more on the Mondays.
        var note = DailyDigest.Build(Data).TodayNote;
        Assert.Contains("80 % answered within 20 s, officers busy at most 85 % of the time, 8 min a call (1,446 calls of the last 28 days)", note, StringComparison.Ordinal);
        Assert.EndsWith("Shifts and breaks are not known: whoever is on the roster counts for the whole day.", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Shifts_and_planned_lunches_are_taken_off_where_the_roster_has_them()
    {
        var digest = DailyDigest.Build(Data with { Roster = WithShifts, Log = SomeDigest.Log(84, 12) });
        Assert.Contains(digest.TodayShort, sentence => sentence.StartsWith("At 12:00–12:30 ", StringComparison.Ordinal) && sentence.Contains("nobody is on the roster", StringComparison.Ordinal));
        Assert.Contains(digest.TodayShort, sentence => sentence.Contains("three are on the roster", StringComparison.Ordinal));
        Assert.EndsWith("Lunches are taken off as the roster plans them; other breaks are not known.", digest.TodayNote, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_rostered_is_told_from_everyone_away()
    {
        Assert.Contains("No roster is on record for the day, so cover cannot be judged. At the busiest, 10:00–10:30, six officers are needed.", Today(Data with { Roster = [] }), StringComparison.Ordinal);
        Assert.Contains("The roster has no officer of the team for the day", Today(Data with { Roster = [.. Data.Roster.Where(entry => entry.Role != RosterRole.Officer)] }), StringComparison.Ordinal);
        Assert.Contains("Everyone on the roster is away: Jonas, Mary, Mia and Taya.", Today(Data with { Absences = [Away("Mia"), Away("Jonas"), Away("Mary"), Away("Taya")] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Weekdays_without_calls_expect_none_and_need_nobody()
    {
        var digest = DailyDigest.Build(NoCalls());
        Assert.StartsWith("No calls are expected today, Monday 1 December 2025: none came in on the last 8 Mondays.", digest.Today, StringComparison.Ordinal);
        Assert.Empty(digest.TodayShort);
    }

    [Fact]
    public void Without_handling_times_no_officers_are_asked_for()
    {
        var digest = DailyDigest.Build(Data with { Log = [.. Data.Log.Select(entry => entry with { Handled = 0 })] });
        Assert.Contains("How many officers they need cannot be told: handling times of the last 28 days are not known.", digest.Today, StringComparison.Ordinal);
        Assert.Empty(digest.TodayShort);
    }

    [Fact]
    public void Queues_of_a_team_need_their_officers_apart()
    {
        var two = Data.Log.Concat(Data.Log.Select(entry => entry with { Queue = "orders" })).ToList();
        Assert.Contains("about 176 calls are expected (162 to 190 on the last 8 Mondays)", Today(Data with { Log = two }), StringComparison.Ordinal);
        Assert.Contains("At the busiest, 10:00–10:30, 12 officers are needed.", Today(Data with { Log = two, Roster = [] }), StringComparison.Ordinal);
    }

    private static string Today(DailyDigestData data) => DailyDigest.Build(data).Today;

    private static Absence Away(string person) => new(person, SomeDigest.Morning, SomeDigest.Morning, "leave");

    private static Dictionary<string, IReadOnlyList<KpiValue>> Offered(int days, decimal calls) =>
        new() { ["calls_offered"] = SomeDigest.History(Data.History["calls_offered"][0].Kpi, calls, _ => calls, days: days) };

    private static DailyDigestData NoCalls() => Data with { History = Offered(60, 0), Log = [] };

    // As if the log had begun so many days before the morning.
    private static DailyDigestData FirstWeeks(int days) => Data with
    {
        Log = [.. Data.Log.Where(entry => entry.Day >= SomeDigest.Morning.AddDays(-days))],
        History = Data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.Where(day => DateOnly.Parse(day.Key) >= SomeDigest.Morning.AddDays(-days))]),
    };
}
