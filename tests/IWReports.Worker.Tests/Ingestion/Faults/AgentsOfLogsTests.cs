using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Faults;

/// <summary>Officers in telephone logs: under which name, and for how long they were there.</summary>
public sealed class AgentsOfLogsTests(TestDatabase database) : TelephoneLogs(database)
{
    [Fact]
    public async Task An_alias_that_is_set_later_brings_the_two_names_of_one_officer_together()
    {
        await ReadAsync("two_names.queue_log");
        Assert.NotEqual(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
        Assert.Contains("""{ "AgentAliases": {"Local/1127@callback-agent":"Agent/1127"} }""",
            string.Join(' ', await new UnmappedReader(Database.Source, Company).SentencesAsync(null, CancellationToken.None)),
            StringComparison.Ordinal);
        Assert.True(await AliasAsync(("Local/1127@callback-agent", "Agent/1127")));
        await MeasureAsync();
        Assert.Equal(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
        Assert.DoesNotContain("only logged in",
            string.Join(' ', await new UnmappedReader(Database.Source, Company).SentencesAsync(null, CancellationToken.None)),
            StringComparison.Ordinal);

        Assert.False(await AliasAsync(("Local/1127@callback-agent", "Agent/1127")));
        Assert.True(await AliasAsync(("Local/1127@callback-agent", "Paul"), ("Agent/1127", "Paul")));
        await MeasureAsync();
        Assert.Equal(["Paul"], (await ReadAsync("occupancy", "2018-12-01", "2018-12-01", KpiBy.Officer)).Select(officer => officer.Key));
        Assert.True(await AliasAsync());
        await MeasureAsync();
        Assert.NotEqual(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
    }

    [Fact]
    public async Task An_alias_that_is_set_later_names_the_agents_of_a_spreadsheet()
    {
        await new TableFiles(Database).ImportAsync("calls", "at,agent,talk\n2025-11-27T09:00,SIP/7,60\n2025-11-27T10:00,Mia,60\n");
        Assert.True(await AliasAsync(("SIP/7", "Mia")));
        await MeasureAsync();
        Assert.Equal(["Mia 120"],
            (await ReadAsync("talk_time", "2025-11-27", "2025-11-27", KpiBy.Officer))
            .Select(officer => $"{officer.Key} {officer.Numerator:0}"));
    }

    private Task<bool> AliasAsync(params (string Name, string Officer)[] aliases)
    {
        var sources = Options.Create(
            new SourcesOptions { AgentAliases = aliases.ToDictionary(alias => alias.Name, alias => alias.Officer) });
        return new AgentNames(Database.Source, new(() => Database.Source, new()), sources,
            [new QueueLogAgents(sources), new ConnectAgents(sources)]).ApplyAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_work_of_an_officer_who_was_not_seen_logged_in_does_not_stand_over_anothers_hours()
    {
        await ReadAsync("static_dynamic.queue_log");
        var occupancy = await TotalAsync("occupancy", "2018-12-01", "2018-12-01");
        Assert.Equal((null, KpiState.NotMeasurable), (occupancy.Value, occupancy.State));
        Assert.Null((await TotalAsync("calls_per_hour", "2018-12-01", "2018-12-01")).Value);
    }

    [Fact]
    public async Task Beside_an_officer_seen_logged_in_the_work_of_one_who_was_not_is_left_out()
    {
        var log = Path.GetTempFileName();
        await File.WriteAllLinesAsync(log,
            ["1764324000|MANAGER|widgets|Mia|ADDMEMBER|",
            "1764324290|1.1|widgets|NONE|ENTERQUEUE||0398765432|1", "1764324300|1.1|widgets|Mia|CONNECT|10|1.2|3",
            "1764324590|2.1|widgets|NONE|ENTERQUEUE||0398765433|1", "1764324600|2.1|widgets|SIP/1|CONNECT|10|2.2|3",
            "1764326100|1.1|widgets|Mia|COMPLETECALLER|10|1800|1", "1764327600|MANAGER|widgets|Mia|REMOVEMEMBER|",
            "1764328200|2.1|widgets|SIP/1|COMPLETECALLER|10|3600|1"]);
        await ReadAsync([log]);
        File.Delete(log);
        var occupancy = await TotalAsync("occupancy", "2025-11-28", "2025-11-28");
        Assert.Equal((1_800, 3_600, 0.5m, KpiState.Final), (occupancy.Numerator, occupancy.Denominator, occupancy.Value, occupancy.State));
        Assert.Equal(1, (await TotalAsync("calls_per_hour", "2025-11-28", "2025-11-28")).Value);
        foreach (var kpi in new[] { "occupancy", "calls_per_hour" })
        {
            Assert.Null(Assert.Single(await ReadAsync(kpi, "2025-11-28", "2025-11-28", scope: new(ScopeKind.Officer, "SIP/1"))).Value);
            Assert.Equal(["Mia"], (await ReadAsync(kpi, "2025-11-28", "2025-11-28", KpiBy.Officer)).Select(officer => officer.Key));
        }
    }

    [Fact]
    public async Task A_session_that_ends_without_a_beginning_began_with_the_first_thing_seen_of_it()
    {
        await ReadAsync("no_login_seen.queue_log");
        var occupancy = await TotalAsync("occupancy", "2010-12-13", "2010-12-14");
        Assert.Equal((3_073, 3_174 + 61), (occupancy.Numerator, occupancy.Denominator));
        Assert.True(occupancy.Value <= 1);
    }

    [Theory]
    [InlineData("Agent/1127", "Local/1127@callback-agent", "Agent/1127")]
    [InlineData("Agent/1127", "Local/1127@callback-agent", "Paul")]
    public async Task Two_names_of_one_officer_are_one_officers_hours_once_they_are_called_so(string one, string other, string officer)
    {
        await ReadAsync("two_names.queue_log", (one, officer), (other, officer));
        Assert.Equal(0.5m, (await TotalAsync("occupancy", "2018-12-01", "2018-12-01")).Value);
    }

    [Fact]
    public async Task An_occupancy_above_all_time_there_was_is_not_measurable()
    {
        await Database.ExecuteHereAsync(
            "insert into officer_session values (1, 'Mia', 'widgets', '2025-11-03 09:00+11', '2025-11-03 09:01+11')");
        await CallAsync("2025-11-03 09:00", "answered", talk: 3_000, officer: "Mia");
        await MeasureAsync();
        var occupancy = await TotalAsync("occupancy");
        Assert.Equal((null, KpiState.NotMeasurable), (occupancy.Value, occupancy.State));
    }
}
