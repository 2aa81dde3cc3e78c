using IWReports.Core.Calendar;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Reporting.Inputs.DailyDigest;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>The digest of Monday 3 November 2025: the next business day is Wednesday.</summary>
public sealed class DigestOfTheMorningTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly DateOnly Monday = new(2025, 11, 3), Wednesday = new(2025, 11, 5);

    private async Task<DailyDigestModel> DigestAsync()
    {
        await MeasureAsync(range: new(Wednesday.AddDays(-90), Monday));
        var calls = new CallsReader(Database.Source, Calendar, Company);
        var source = new DailyDigestSource(Reader, calls, new(Database.Source),
            new(Database.Source, Calendar, Company, Options.Create(new MeasurementOptions())),
            new(Database.Source), Calendar, Company, Options.Create(new MeasurementOptions()),
            new UnmappedReader(Database.Source, Company), new DutiesReader(Database.Source, Calendar));
        return (DailyDigestModel)Assert.Single(
            await source.DraftAsync(ReportPeriod.Day(Monday), null, new Progress<Progress>(), CancellationToken.None)).Model;
    }

    // So many calls at ten on each of the last business days before Wednesday, and as many of another team.
    private async Task LogAsync(int weeks, int calls)
    {
        foreach (var day in Enumerable.Range(1, weeks * 7).Select(back => Wednesday.AddDays(-back)).Where(Calendar.IsBusinessDay))
        {
            for (var call = 0; call < calls; call++)
            {
                await CallAsync($"{day:yyyy-MM-dd} 10:0{call}", "answered", talk: 600, officer: "Mia");
                await CallAsync($"{day:yyyy-MM-dd} 10:0{call}", "answered", talk: 600, queue: "another team's");
            }
        }
    }

    private Task RosterAsync(string officer) => Database.ExecuteHereAsync(
        $"insert into roster_entry (source_id, person, role, team, from_day) values (1, '{officer}', 'officer', 'Customer service', "
            + $"'2025-01-01')");

    [Fact]
    public async Task Before_a_holiday_it_tells_the_calls_of_its_own_team_on_the_day_after()
    {
        await LogAsync(weeks: 9, calls: 3);
        await RosterAsync("Mia");
        var digest = await DigestAsync();
        Assert.StartsWith("About 3 calls are expected today, Wed 5 Nov; the last 8 Wednesdays brought 3 each. The roster has one officer.",
            digest.Today, StringComparison.Ordinal);
        Assert.Contains("10 min a call", digest.TodayNote, StringComparison.Ordinal);
        Assert.Contains(new DigestInterval("10:00–10:30", "3", "1", "2 short"), digest.TodayIntervals);
    }

    [Fact]
    public async Task A_log_that_has_only_begun_is_no_ground_to_expect_calls_from()
    {
        await LogAsync(weeks: 3, calls: 1);
        Assert.StartsWith("How many calls today, Wed 5 Nov, will bring cannot be said: it takes seven Wednesdays on record, and there "
            + "are three. No roster is on record", (await DigestAsync()).Today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_in_a_queue_of_no_team_are_named_and_nobody_called_is_not_said()
    {
        await CallAsync("2025-11-03 10:00", "answered", talk: 60, officer: "SIP/1", queue: "IT");
        var digest = await DigestAsync();
        Assert.Equal("1 call came in on Monday, but the queue belongs to no team.",
            digest.Headline);
        Assert.Equal(
            ["No call is on record for a queue of Customer service: its telephone figures are unknown, not zero.",
            "1 call came in to a queue of no team: IT (1). No team's figures count them. Name the queues in Company:Teams."],
            digest.Missing);
    }

    [Fact]
    public async Task A_team_that_nobody_called_that_day_had_no_call_and_others_are_named()
    {
        await CallAsync("2025-10-31 10:00", "answered", talk: 60, officer: "Mia");
        await CallAsync("2025-11-03 10:00", "answered", talk: 60, officer: "SIP/1", queue: "IT");
        await RosterAsync("Mia");
        var digest = await DigestAsync();
        Assert.Equal("Nobody called the queues of Customer service on Monday.", digest.Headline);
        Assert.Contains("IT (1)", Assert.Single(digest.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officers_who_answered_and_are_on_no_roster_are_named()
    {
        await CallAsync("2025-11-03 10:00", "answered", talk: 60, officer: "SIP/1");
        await CallAsync("2025-11-03 10:10", "answered", talk: 60, officer: "SIP/1");
        var digest = await DigestAsync();
        Assert.Equal("2 calls were answered, none by an officer on the team's roster.", digest.OfficersNone);
        Assert.Contains("2 calls were answered by an officer on no roster: SIP/1 (2).", Assert.Single(digest.Missing),
            StringComparison.Ordinal);
        await RosterAsync("SIP/1");
        Assert.Empty((await DigestAsync()).Missing);
    }

    [Fact]
    public async Task Only_a_team_that_calls_map_to_can_have_none()
    {
        await CallAsync("2025-11-03 10:00", "answered", queue: "IT");
        await MeasureAsync();
        var team = new IWReports.Core.Facts.Scope(IWReports.Core.Facts.ScopeKind.Team, "Customer service");
        Assert.Null((await ReadAsync("calls_offered", "2025-11-03", "2025-11-03", scope: team)).Single().Value);
        await CallAsync("2025-10-31 10:00", "answered");
        await MeasureAsync();
        Assert.Equal(0, (await ReadAsync("calls_offered", "2025-11-03", "2025-11-03", scope: team)).Single().Value);
    }
}
