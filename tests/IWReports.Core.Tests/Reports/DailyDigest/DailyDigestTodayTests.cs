using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

public sealed class DailyDigestTodayTests
{
    private static readonly DailyDigestData Data = SomeDigest.Data();

    private static readonly IReadOnlyList<RosterEntry> WithShifts =
        [.. Data.Roster.Select(entry => entry with { ShiftStarts = new(9, 0), ShiftEnds = entry.Person == "Mia" ? new(13, 0) : new(17, 0),
        LunchStarts = new(12, 0), LunchEnds = new(12, 30) })];

    private static readonly Dictionary<string, DailyDigestData> AllMornings = new()
    {
        { "some", Data },
        { "long calls", Data with { Log = SomeDigestParts.Log(84, 15) } },
        { "short calls", Data with { Log = SomeDigestParts.Log(84, 1) } },
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
        var digest = DailyDigestReport.Build(AllMornings[morning]);
        string[] said = [digest.Today, digest.TodayNote, digest.TodayMethod,
            .. digest.TodayIntervals.SelectMany(slot => new[] { slot.Times, slot.Needed, slot.OnRoster, slot.Gap })];
        Assert.True(BoardText.Unaccounted(said, digest.TodayFigures, "Mon 1 Dec").ToList() is { Count: 0 },
            $"{morning}: {string.Join(' ', said)}");
        Assert.DoesNotContain("  ", digest.Today, StringComparison.Ordinal);
    }

    // 81 calls, and 0, 2 … 14 more on the Mondays before.
    [Fact]
    public void Todays_calls_are_the_mean_of_its_weekday_and_the_range_is_what_those_days_had() =>
        Assert.StartsWith("About 88 calls are expected today, Mon 1 Dec; the last 8 Mondays brought 81 to 95.", Today(Data),
            StringComparison.Ordinal);

    [Fact]
    public void A_digest_before_a_public_holiday_is_about_the_day_after_it()
    {
        var monday = new DateOnly(2025, 11, 3);
        var data = Data with { Period = ReportPeriod.Day(monday), Morning = SomeDigest.Calendar.AddBusinessDays(monday, 1),
            Log = [.. SomeDigestParts.Log(160, 8).Where(entry => entry.Day <= monday)], History = Offered(110, 81) };
        Assert.StartsWith("About 81 calls are expected today, Wed 5 Nov; the last 8 Wednesdays brought 81 each.", Today(data),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Public_holidays_are_no_such_weekday()
    {
        var quiet = SomeDigestParts.Log(84, 8).Append(SomeDigestParts.Log(84, 8)[0] with { Day = new(2025, 11, 4), Offered = 1 });
        Assert.Contains("the last 8 Tuesdays, holidays left out, brought 81 each.",
            Today(Data with { Morning = new(2025, 12, 2), Log = [.. quiet] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_whose_calls_are_not_known_is_no_day_without_calls()
    {
        var monday = new DateOnly(2025, 11, 24);
        var data = Data with { Log = [.. Data.Log.Where(entry => entry.Day != monday)] };
        Assert.Contains("the last 8 Mondays brought 0 to 95.", Today(data), StringComparison.Ordinal);
        var unknown = Data.History.ToDictionary(kpi => kpi.Key,
            kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.Select(day => day.Key == "2025-11-24" ? day with { Numerator = null } : day)]);
        Assert.Contains("the last 8 Mondays brought 81 to 95.", Today(data with { History = unknown }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_weeks_expect_nothing_and_say_how_long_it_takes()
    {
        var digest = DailyDigestReport.Build(FirstWeeks(30));
        Assert.StartsWith(
            "How many calls today, Mon 1 Dec, will bring cannot be said: it takes seven Mondays on record, and there are four.",
            digest.Today, StringComparison.Ordinal);
        Assert.Empty(digest.TodayIntervals);
        Assert.Equal("", digest.TodayNote);
        Assert.Contains("it takes seven Mondays on record, and there is none yet.", Today(FirstWeeks(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_weeks_tell_the_calls_but_not_yet_their_half_hours() =>
        Assert.Contains("can be worked out once eight weeks of calls are on record", Today(FirstWeeks(49)), StringComparison.Ordinal);

    [Fact]
    public void Half_hours_with_fewer_on_the_roster_than_needed_are_named_with_by_how_many()
    {
        var digest = DailyDigestReport.Build(Data with { Absences = [Away("Mia")] });
        Assert.Contains("The roster has three officers; Mia is away. The roster is short in", digest.Today, StringComparison.Ordinal);
        Assert.Contains(new DigestInterval("10:00–10:30", "6", "3", "3 short"), digest.TodayIntervals);
    }

    [Fact]
    public void Officers_who_are_enough_are_said_to_be() =>
        Assert.EndsWith("The roster has four officers. The roster has enough officers in every half-hour.",
            Today(Data with { Log = SomeDigestParts.Log(84, 1) }), StringComparison.Ordinal);

    [Fact]
    public void What_the_need_rests_on_is_said()
    {
        // 18 business days of 81 calls less one that hung up, and 0, 2 and 4 more on the Mondays.
        var digest = DailyDigestReport.Build(Data);
        Assert.Equal("Needed is an estimate: 80 % of calls answered within 20 s, at 8 min a call."
            + " Shifts and breaks are not known, so everyone on the roster counts for the whole day.", digest.TodayNote);
        Assert.EndsWith("officers busy at most 85 % of the time, 8 min a call (1,446 calls of the last 28 days).", digest.TodayMethod,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Shifts_and_planned_lunches_are_taken_off_where_the_roster_has_them()
    {
        var digest = DailyDigestReport.Build(Data with { Roster = WithShifts, Log = SomeDigestParts.Log(84, 12) });
        Assert.Contains(digest.TodayIntervals, slot => slot is { Times: "12:00–12:30", OnRoster: "0" });
        Assert.Contains(digest.TodayIntervals, slot => slot.OnRoster == "3");
        Assert.EndsWith("Planned lunches are taken off; other breaks are not known.", digest.TodayNote, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_rostered_is_told_from_everyone_away()
    {
        Assert.Contains(
            "No roster is on record for the day, so cover cannot be judged. At the busiest, 10:00–10:30, six officers are needed.",
            Today(Data with { Roster = [] }), StringComparison.Ordinal);
        Assert.Contains("The roster has no officer of the team for the day",
            Today(Data with { Roster = [.. Data.Roster.Where(entry => entry.Role != RosterRole.Officer)] }), StringComparison.Ordinal);
        Assert.Contains("Everyone on the roster is away: Jonas, Mary, Mia and Taya.",
            Today(Data with { Absences = [Away("Mia"), Away("Jonas"), Away("Mary"), Away("Taya")] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Weekdays_without_calls_expect_none_and_need_nobody()
    {
        var digest = DailyDigestReport.Build(NoCalls());
        Assert.StartsWith("No calls are expected today, Mon 1 Dec; the last 8 Mondays brought none.", digest.Today,
            StringComparison.Ordinal);
        Assert.Empty(digest.TodayIntervals);
    }

    [Fact]
    public void Without_handling_times_no_officers_are_asked_for()
    {
        var digest = DailyDigestReport.Build(Data with { Log = [.. Data.Log.Select(entry => entry with { Handled = 0 })] });
        Assert.Contains("The officers needed are not known, for want of handling times in the last 28 days.", digest.Today,
            StringComparison.Ordinal);
        Assert.Empty(digest.TodayIntervals);
    }

    [Fact]
    public void Queues_of_a_team_need_their_officers_apart()
    {
        var two = Data.Log.Concat(Data.Log.Select(entry => entry with { Queue = "orders" })).ToList();
        Assert.Contains("About 176 calls are expected today, Mon 1 Dec; the last 8 Mondays brought 162 to 190.",
            Today(Data with { Log = two }), StringComparison.Ordinal);
        Assert.Contains("At the busiest, 10:00–10:30, 12 officers are needed.", Today(Data with { Log = two, Roster = [] }),
            StringComparison.Ordinal);
    }

    private static string Today(DailyDigestData data) => DailyDigestReport.Build(data).Today;

    private static Absence Away(string person) => new(person, SomeDigest.Morning, SomeDigest.Morning, "leave");

    private static Dictionary<string, IReadOnlyList<KpiValue>> Offered(int days, decimal calls) =>
        new() { ["calls_offered"] = SomeDigestParts.History(Data.History["calls_offered"][0].Kpi, calls, _ => calls, days: days) };

    private static DailyDigestData NoCalls() => Data with { History = Offered(60, 0), Log = [] };

    // As if the log had begun so many days before the morning.
    private static DailyDigestData FirstWeeks(int days) => Data with
    {
        Log = [.. Data.Log.Where(entry => entry.Day >= SomeDigest.Morning.AddDays(-days))],
        History = Data.History.ToDictionary(kpi => kpi.Key,
            kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.Where(day => DateOnly.Parse(day.Key) >= SomeDigest.Morning.AddDays(-days))]),
    };
}
