using System.Globalization;
using System.Text;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A spreadsheet with a row a call feeds what a telephone system's log does, as far as its columns can see.</summary>
public sealed class CallsTableTests(TestDatabase database) : MeasuredDatabase(database)
{
    private const string Day = "2025-11-27";

    private Task<ImportCounts> ImportAsync(string csv, string? map = null, string? site = null) =>
        new TableFiles(Database).ImportAsync("calls", csv, map, site: site);

    private async Task<KpiValue> OnAsync(string kpi, string day = Day) => (await ReadAsync(kpi, day, day)).Single();

    private async Task<(decimal? Numerator, decimal? Denominator)> SumsAsync(string kpi, string from = Day, string to = Day) =>
        (await TotalAsync(kpi, from, to)) is var value ? (value.Numerator, value.Denominator) : default;

    private static long LeftOver(ImportCounts counts) =>
        counts.Read - counts.Inserted - counts.Updated - counts.Unchanged - counts.Duplicates - counts.Rejected - counts.Details["totals"]
            - counts.Details["outbound"];

    [Fact]
    public async Task A_name_that_begins_like_a_total_is_a_call_and_a_total_is_none()
    {
        var counts = await ImportAsync($"agent,at,queue\nSoma Patel,{Day} 10:00,orders\nSum Wong,{Day} 10:01,orders\nTotal "
            + $"Care,{Day} 10:02,orders\nTotal,{Day} 10:03,orders\nGrand total:,,\nTotal calls,,3\n");
        Assert.Equal((6L, 3L, 3L), (counts.Read, counts.Inserted, counts.Details["totals"]));
    }

    [Fact]
    public async Task Outbound_is_known_in_other_words_and_what_is_neither_is_refused()
    {
        var counts = await ImportAsync(
            $"at,queue,direction\n{Day} 11:00,orders,Ausgehend\n{Day} 11:01,orders,In\n{Day} 11:02,orders,internal\n"
                + $"{Day} 11:03,orders,Incoming\n");
        Assert.Equal((4L, 2L, 1L, 1L), (counts.Read, counts.Inserted, counts.Details["outbound"], counts.Rejected));
    }

    [Fact]
    public async Task A_whole_number_with_a_point_and_nothing_behind_is_one()
    {
        var counts = await ImportAsync($"at,queue,agent,rating\n{Day} 12:00,orders,Mia,5.0\n{Day} 12:01,orders,Mia,4.5\n");
        Assert.Equal((1L, 1L), (counts.Inserted, counts.Rejected));
    }

    [Theory]
    [InlineData("2025-03-30 01:59:50", "03:00:10", 20)]
    [InlineData("2025-10-26 02:59:50", "02:00:10", 20)]
    [InlineData("2025-11-02 23:59:50", "00:00:10", 20)]
    public async Task The_time_of_day_of_an_answer_is_read_across_a_change_of_the_clocks_and_midnight(string at, string answered, int wait)
    {
        await new TableFiles(Database)
            .ImportAsync("calls", $"at,queue,agent,answered_at\n{at},orders,Mia,{answered}\n", zone: "Europe/Berlin", site: "berlin");
        Assert.Equal(wait, await Database.ScalarAsync<int>(
            "select wait_s from queue_entry q join source s on s.id = q.source_id where s.name = 'table:calls:berlin'"));
    }

    [Fact]
    public async Task A_file_without_a_single_day_changes_nothing() =>
        Assert.Contains("are without a day, or totals",
            (await Assert.ThrowsAsync<InputException>(() => ImportAsync("date,time,queue\n,09:00,Q\n,09:01,Q\n"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task An_answered_call_without_a_wait_is_on_neither_side_of_the_long_waits()
    {
        await ImportAsync(
            $"at,queue,agent,outcome,wait\n{Day} 13:00,orders,Mia,answered,5\n{Day} 13:01,orders,Mia,answered,\n"
                + $"{Day} 13:02,orders,,abandoned,900\n", site: "long");
        await MeasureAsync();
        Assert.Equal((1m, 2m), await SumsAsync("long_waits"));
    }

    private sealed record SomeCall(DateTime At, string Queue, string Agent, string Caller, bool Answered, int Wait, int Talk,
        bool Resolved, int? Rating);

    private static List<SomeCall> FiveThousand()
    {
        var random = new Random(20251127);
        string[] queues = ["orders", "invoices", "returns"], agents = ["Mia", "Noah", "Ava", "Leo", "Zoe"];
        var calls = new List<SomeCall>();
        for (var n = 0; n < 5000; n++)
        {
            var answered = random.Next(100) < 83;
            calls.Add(new(new DateTime(2025, 10, 6).AddDays(random.Next(28)).AddSeconds(random.Next(8 * 3600, 20 * 3600)),
                queues[random.Next(3)], agents[random.Next(5)], $"03 9{random.Next(400):000} 1234",
                answered, random.Next(10) == 0 ? random.Next(900) : random.Next(60), random.Next(20, 900), random.Next(10) < 9, answered
                && random.Next(3) > 0 ? random.Next(1, 6) : null));
        }

        return calls;
    }

    // As people write it: day and time apart, durations as the clock, yes and no, agents on every row, totals at the end.
    private static string Csv(IEnumerable<SomeCall> calls)
    {
        var csv = new StringBuilder("Call,Date,Time,Queue,Agent,Caller,Answered,Wait,Talk,Resolved,Rating\n");
        foreach (var (call, n) in calls.Select((call, n) => (call, n)))
        {
            csv.Append(CultureInfo.InvariantCulture,
                $"C{n},{call.At:dd/MM/yyyy},{call.At:H:mm:ss},{call.Queue},{call.Agent},{call.Caller},{(call.Answered ? "Yes" : "No")},");
            csv.Append(CultureInfo.InvariantCulture,
                $"{call.Wait},{(call.Answered ? $"{TimeSpan.FromSeconds(call.Talk):h\\:mm\\:ss}" : "")},"
                    + $"{(call.Resolved && call.Answered ? "Yes" : "No")},{call.Rating}\n");
        }

        return csv.Append("Total,,,,,,,,,,\n").ToString();
    }

    private const string Map = """{"columns":{"call_id":"Call","date":{"column":"Date","format":"dd/MM/yyyy"}}}""";

    [Fact]
    public async Task Five_thousand_calls_give_the_figures_that_straight_sums_give()
    {
        var calls = FiveThousand();
        var counts = await ImportAsync(Csv(calls), Map);
        Assert.Equal((5001, 5000, 0, 1, 0, 0),
            (counts.Read, counts.Inserted, counts.Rejected, counts.Details["totals"], counts.Details["outbound"], LeftOver(counts)));
        await MeasureAsync();

        var answered = calls.Where(call => call.Answered).ToList();
        var lost = calls.Where(call => !call.Answered).ToList();
        var served = answered.Count + lost.Count(call => call.Wait > 5);
        async Task Is(string kpi, decimal numerator, decimal? denominator)
        {
            var value = await TotalAsync(kpi, "2025-10-01", "2025-11-20");
            Assert.Equal((kpi, numerator, denominator, KpiState.Final), (kpi, value.Numerator ?? -1, value.Denominator, value.State));
        }

        await Is("calls_offered", 5000, null);
        await Is("abandonment", lost.Count, 5000);
        await Is("speed_of_answer", answered.Sum(call => call.Wait), answered.Count);
        await Is("service_level", answered.Count(call => call.Wait <= 20), served);
        await Is("answered_in_5_rings", answered.Count(call => call.Wait <= 15), served);
        await Is("long_waits", calls.Count(call => call.Wait > 600), 5000);
        await Is("talk_time", answered.Sum(call => call.Talk), answered.Count);
        await Is("handle_time", answered.Sum(call => call.Talk), answered.Count);
        await Is("csat", calls.Count(call => call.Rating >= 4), calls.Count(call => call.Rating is not null));

        var byCaller = calls.GroupBy(call => call.Caller)
            .ToDictionary(group => group.Key, group => group.Select(call => call.At).Order().ToList());
        await Is("first_contact_resolution",
            answered.Count(call => call.Resolved && !byCaller[call.Caller].Any(at => at > call.At && (at - call.At).TotalDays <= 7)),
            answered.Count);

        Assert.Equal(calls.GroupBy(call => call.Queue).Select(queue => (queue.Key, (decimal?)queue.Count())).Order(),
            (await ReadAsync("calls_offered", "2025-10-01", "2025-11-20", KpiBy.Queue)).Select(value => (value.Key, value.Value)).Order());
        Assert.Equal(answered.GroupBy(call => call.Agent)
            .Select(agent => (agent.Key, (decimal?)agent.Sum(call => call.Talk), (decimal?)agent.Count())).Order(),
            (await ReadAsync("talk_time", "2025-10-01", "2025-11-20", KpiBy.Officer))
            .Select(value => (value.Key, value.Numerator, value.Denominator)).Order());
        Assert.Equal(calls.Where(call => call.Rating is not null).GroupBy(call => call.Agent)
            .Select(agent => (agent.Key, (decimal?)agent.Count(call => call.Rating >= 4))).Order(),
            (await ReadAsync("csat", "2025-10-01", "2025-11-20", KpiBy.Officer)).Select(value => (value.Key, value.Numerator)).Order());
        Assert.Equal(calls.GroupBy(call => $"{call.At:yyyy-MM-dd}")
            .Select(day => (day.Key, (decimal?)day.Count(call => !call.Answered))).Order(),
            (await ReadAsync("abandonment", "2025-10-06", "2025-11-02", KpiBy.Day)).Select(value => (value.Key, value.Numerator)).Order());
        foreach (var kpi in new[] { "transfers", "occupancy", "calls_per_hour", "on_hold_time", "officer_ring_time" })
            Assert.Equal((kpi, KpiState.NotMeasurable), (kpi, (await TotalAsync(kpi, "2025-10-01", "2025-11-20")).State));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_corrected_one_replaces_its_rows()
    {
        const string csv = "date,time,queue,caller,agent,wait,talk\n2025-11-27,09:00:00,orders,0400 555 "
            + "123,Mia,10,60\n2025-11-27,09:00:00,orders,0400 555 123,Mia,12,61\n2025-11-27,09:30:00,orders,,,40,\n";
        Assert.Equal((3, 3, 0, 0, 0, 0), TableFiles.Fates(await ImportAsync(csv)));
        Assert.Equal((3, 0, 0, 3, 0, 0), TableFiles.Fates(await ImportAsync(csv)));
        Assert.Equal((3, 0, 1, 2, 0, 0), TableFiles.Fates(await ImportAsync(csv.Replace(",12,61", ",20,100", StringComparison.Ordinal))));
        await MeasureAsync();
        Assert.Equal((160m, 2m), await SumsAsync("talk_time"));
        Assert.Equal((1m, 3m), await SumsAsync("abandonment"));
    }

    [Fact]
    public async Task Totals_and_outbound_rows_are_counted_apart()
    {
        var counts = await ImportAsync("call_id,at,direction,answered,wait\na,2025-11-27 09:00,Inbound,yes,10\nb,2025-11-27 "
            + "09:05,Outbound,yes,10\na,2025-11-27 09:00,Inbound,yes,12\nc,2025-11-27 9 o'clock,Inbound,yes,1\nGrand "
            + "total,,,,33\n,,,2,33\n");
        Assert.Equal((6, 1, 1, 1, 2, 1),
            (counts.Read, counts.Inserted, counts.Duplicates, counts.Rejected, counts.Details["totals"], counts.Details["outbound"]));
        Assert.Equal(0, LeftOver(counts));
    }

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
    public async Task Without_any_wait_no_figure_of_waiting_is_measurable_also_beside_days_that_have_them()
    {
        await CallAsync("2025-11-26 09:00", "answered", wait: 10, talk: 60);
        await CallAsync("2025-11-28 09:00", "abandoned", wait: 10);
        await ImportAsync("at,answered,wait\n2025-11-27 09:00,yes,\n2025-11-27 09:10,no,\n");
        await MeasureAsync();
        foreach (var kpi in new[] { "speed_of_answer", "service_level", "answered_in_5_rings", "long_waits", "short_abandonment",
            "abandon_time", "service_level_all", "talk_time", "handle_time" })
            Assert.Equal((kpi, KpiState.NotMeasurable, (decimal?)null), (kpi, (await OnAsync(kpi)).State, (await OnAsync(kpi)).Value));
        Assert.Equal((1m, 2m), await SumsAsync("abandonment"));
        Assert.Equal((10m, 1m), await SumsAsync("speed_of_answer", "2025-11-26", "2025-11-28"));
    }

    [Fact]
    public async Task Unknown_waits_are_in_no_mean_and_an_abandoned_call_without_one_was_not_answered_in_time()
    {
        await ImportAsync(
            "at,answered,wait\n2025-11-27 09:00,yes,10\n2025-11-27 09:10,yes,\n2025-11-27 09:20,no,\n2025-11-27 09:30,no,3\n");
        await MeasureAsync();
        Assert.Equal((10m, 1m), await SumsAsync("speed_of_answer"));
        Assert.Equal((1m, 2m), await SumsAsync("service_level"));
        Assert.Equal((1m, 2m), await SumsAsync("answered_in_5_rings"));
        Assert.Equal((2m, 4m), await SumsAsync("abandonment"));
        Assert.Equal((3m, 1m), await SumsAsync("abandon_time"));
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

    [Theory]
    [InlineData("75", 75)]
    [InlineData("1:15", 75)]
    [InlineData("0:01:15", 75)]
    [InlineData("01:00:00", 3600)]
    [InlineData("0.000868055555555556", 75)]
    [InlineData("0.8", 1)]
    [InlineData("12.5", 13)]
    [InlineData("0", 0)]
    public async Task A_wait_is_read_however_spreadsheets_write_it(string wait, int seconds)
    {
        Assert.Equal(1, (await ImportAsync($"at,answered,wait\n2025-11-27 09:00,yes,{wait}\n")).Inserted);
        Assert.Equal(seconds, await Database.ScalarAsync<int>("select wait_s from queue_entry"));
    }

    [Theory]
    [InlineData("2025-11-27 09:00,yes,-5,,", "\"-5\" is not a duration")]
    [InlineData("2025-11-27 09:00,yes,1:75,,", "\"1:75\" is not a duration")]
    [InlineData("2025-11-27 09:00,yes,999999,,", "longer than a day")]
    [InlineData("2025-11-27 09:00,yes,99999999999999999999,,", "longer than a day")]
    [InlineData("2025-11-27 09:00,perhaps,5,,", "\"perhaps\" is not yes or no")]
    [InlineData("2025-11-27,yes,5,,", "a day without a time")]
    [InlineData("2026-11-27 09:00,yes,5,,", "ahead of now")]
    [InlineData("2025-10-05 02:30,yes,5,,", "did not exist")]
    [InlineData("2025-11-27 09:00,yes,,2025-11-27 08:00,", "answered_at")]
    [InlineData("2025-11-27 09:00,yes,,08:59:00,", "answered_at")]
    [InlineData("2025-11-27 09:00,yes,5,,6", "\"6\" is not one of 1, 2, 3, 4, 5")]
    public async Task A_row_that_cannot_be_is_rejected_alone(string row, string reason)
    {
        var counts = await ImportAsync($"at,answered,wait,answered_at,rating\n2025-11-27 10:00,yes,5,,\n{row}\n");
        Assert.Equal((2, 1, 1), (counts.Read, counts.Inserted, counts.Rejected));
        Assert.Contains(reason, counts.Rejects[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_of_answer_and_end_give_wait_and_talk_also_past_midnight_and_where_clocks_go_back()
    {
        await ImportAsync("call_id,at,answered,answered_at,ended_at\n1,2025-11-27 09:00:00,yes,09:00:25,09:03:25\n2,2025-11-27 "
            + "23:59:50,yes,00:00:10,00:02:10\n3,2025-04-06T01:59:00,yes,2025-04-06T02:01:00,2025-04-06T02:02:00\n4,2025-11-27 "
            + "0:05:00,no,,\n");
        Assert.Equal("25 180, 20 120, 120 60, ",
            await Database.ScalarAsync<string>(
                "select string_agg(concat(wait_s, ' ', talk_s), ', ' order by call_id) from queue_entry where outcome = 'answered'")
                + ", ");
        Assert.Equal("2025-04-06 03, 2025-11-27 47",
            await Database.ScalarAsync<string>("select string_agg(day || ' ' || lpad(half_hour::text, 2, '0'), ', ' order by call_id) "
                + "from queue_entry where call_id in ('2', '3')") is var booked ? string.Join(", ", booked.Split(", ").Order()) : "");
    }

    [Fact]
    public async Task A_time_of_day_may_be_written_with_am_and_pm_or_as_a_fraction_of_its_day()
    {
        await ImportAsync(
            "call_id,date,time,answered\n1,2025-11-27,9:12:58 AM,yes\n2,2025-11-27,0.384004629629630,yes\n3,2025-11-27,1:05 PM,yes\n");
        Assert.Equal("09:12:58, 09:12:58, 13:05:00",
            await Database.ScalarAsync<string>("select string_agg(to_char(entered_at at time zone 'Australia/Melbourne', 'HH24:MI:SS'), "
                + "', ' order by call_id) from queue_entry"));
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

    [Fact]
    public async Task Calls_without_a_queue_are_in_one_that_is_named_as_the_site()
    {
        await ImportAsync("at,answered\n2025-11-27 09:00,yes\n", site: "Shop floor");
        Assert.Equal("Shop floor", await Database.ScalarAsync<string>("select queue from queue_entry"));
    }

    [Fact]
    public async Task A_half_empty_row_is_read_as_far_as_it_goes()
    {
        var counts = await ImportAsync("call_id,at,queue,agent,caller,outcome,wait,talk,rating\n1,2025-11-27 09:00,,,,,,,\n2,2025-11-27 "
            + "09:10,orders,Mia,anonymous,,,60,\n3,2025-11-27 09:20,orders,Mia,customer 17,abandoned,,,\n");
        Assert.Equal((3, 0), (counts.Inserted, counts.Rejected));
        Assert.Equal("abandoned - -, answered Mia -, abandoned - known",
            await Database.ScalarAsync<string>("select string_agg(concat_ws(' ', outcome, coalesce(officer, '-'), case when caller is "
                + "null then '-' else 'known' end), ', ' order by call_id) from queue_entry"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from queue_entry where caller = 'customer 17'::bytea"));
    }

    [Fact]
    public async Task A_file_without_any_time_says_which_columns_would_be_right()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => ImportAsync("caller,answered\n0400 555 123,yes\n"));
        Assert.Contains("date and time apart", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"time\"",
            (await Assert.ThrowsAsync<InputException>(() => ImportAsync("date,answered\n2025-11-27,yes\n"))).Message,
            StringComparison.Ordinal);
    }
}
