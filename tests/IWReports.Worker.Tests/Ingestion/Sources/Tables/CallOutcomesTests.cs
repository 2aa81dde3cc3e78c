using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>What a spreadsheet says of how its calls ended.</summary>
public sealed class CallOutcomesTests(TestDatabase database) : CallsTable(database)
{
    [Fact]
    public async Task A_file_of_answered_calls_only_does_not_say_that_nobody_hung_up()
    {
        var counts = await ImportAsync("at,agent,wait,talk\n2025-11-27 09:00,Mia,10,60\n2025-11-27 09:10,Noah,30,60\n");
        await MeasureAsync();
        Assert.Equal((KpiState.NotMeasurable, (decimal?)null),
            ((await OnAsync("abandonment")).State, (await OnAsync("abandonment")).Value));
        Assert.Equal((40m, 2m), await SumsAsync("speed_of_answer"));
        Assert.Contains(counts.Notes, note => note.Contains("abandonment is not measurable", StringComparison.Ordinal));

        await ImportAsync("at,agent,wait,talk\n2025-11-28 09:00,Mia,10,60\n2025-11-28 09:10,,30,\n");
        await MeasureAsync();
        Assert.Equal((0m, 2m), await SumsAsync("abandonment"));
        Assert.Equal((1m, 4m), await SumsAsync("abandonment", Day, "2025-11-28"));
    }

    [Fact]
    public async Task A_column_that_says_outcomes_says_that_nobody_hung_up()
    {
        await ImportAsync("at,outcome,wait\n2025-11-27 09:00,answered,10\n2025-11-27 09:10,Flowed out,30\n");
        await MeasureAsync();
        Assert.Equal((0m, 2m), await SumsAsync("abandonment"));
        Assert.Equal(1, (await OnAsync("calls_flowed_out")).Value);
    }

    [Fact]
    public async Task Neither_outcome_nor_agent_nor_talk_is_a_count_only()
    {
        await ImportAsync("at,queue\n2025-11-27 09:00,orders\n2025-11-27 09:10,orders\n");
        await MeasureAsync();
        Assert.Equal(2, (await OnAsync("calls_offered")).Value);
        foreach (var kpi in new[] { "abandonment", "speed_of_answer", "service_level", "talk_time", "transfers",
            "first_contact_resolution" })
            Assert.Equal((kpi, (decimal?)null), (kpi, (await OnAsync(kpi)).Value));
        Assert.Equal(KpiState.NotMeasurable, (await OnAsync("abandonment")).State);
    }

    [Fact]
    public async Task Transfers_solutions_and_ratings_are_what_the_rows_say()
    {
        var counts = await ImportAsync("at,queue,agent,answered,transferred,resolved,rating,topic\n2025-10-06 "
            + "09:00,orders,Mia,yes,no,yes,5,invoice\n2025-10-06 09:10,orders,Mia,yes,yes,no,2,invoice\n2025-10-06 "
            + "09:20,orders,Noah,yes,,,,delay\n2025-10-06 09:30,orders,,no,,no,,delay\n");
        await MeasureAsync();
        Assert.Equal((1m, 2m), await SumsAsync("transfers", "2025-10-06", "2025-10-06"));
        Assert.Equal((1m, 2m), await SumsAsync("first_contact_resolution", "2025-10-06", "2025-10-06"));
        Assert.Equal((1m, 2m), await SumsAsync("csat", "2025-10-06", "2025-10-06"));
        Assert.Contains(counts.Notes, note => note.StartsWith("2 answered calls have no caller", StringComparison.Ordinal));
        Assert.Equal([("delay", 2m), ("invoice", 2m)],
            (await ReadAsync("calls_offered", "2025-10-06", "2025-10-06", KpiBy.Topic)).Select(topic => (topic.Key, topic.Value ?? 0)));
        Assert.Equal((1m, 2m),
            (await ReadAsync("csat", "2025-10-06", "2025-10-06", scope: new(ScopeKind.Team, "Customer service"))).Single() is var team
            ? (team.Numerator, team.Denominator) : default);
        Assert.Equal([("orders", 0.5m)],
            (await ReadAsync("first_contact_resolution", "2025-10-06", "2025-10-06", KpiBy.Queue))
            .Select(queue => (queue.Key, queue.Value ?? 0)));
    }

    [Fact]
    public async Task None_passed_on_is_no_transfer_where_a_column_would_have_said_so()
    {
        await ImportAsync("at,answered,transferred\n2025-11-27 09:00,yes,no\n");
        await MeasureAsync();
        Assert.Equal((0m, 1m), await SumsAsync("transfers"));
    }

    [Fact]
    public async Task Words_of_ones_own_for_outcomes_are_told_by_the_map()
    {
        const string map =
            """{"columns":{"outcome":"Status"},"status":"""
                + """{"answered":"^(handled|completed)$","abandoned":"missed|hung up","flowed-out":"voicemail"}}""";
        var counts = await ImportAsync("at,Status,wait\n2025-11-27 09:00,Handled,5\n2025-11-27 09:01,Missed call,50\n2025-11-27 09:02,To "
            + "voicemail,90\n2025-11-27 09:03,Busy,9\n", map);
        Assert.Equal((3, 1), (counts.Inserted, counts.Rejected));
        Assert.Contains("outcome: \"Busy\" is not one of answered, abandoned, flowed-out", counts.Rejects[0].Reason,
            StringComparison.Ordinal);
        Assert.Equal("abandoned answered flowed-out",
            await Database.ScalarAsync<string>("select string_agg(outcome, ' ' order by outcome) from queue_entry"));
    }
}
