using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Waits and times of day in a spreadsheet of calls.</summary>
public sealed class CallWaitsTests(TestDatabase database) : CallsTable(database)
{
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
    public async Task An_answered_call_without_a_wait_is_on_neither_side_of_the_long_waits()
    {
        await ImportAsync(
            $"at,queue,agent,outcome,wait\n{Day} 13:00,orders,Mia,answered,5\n{Day} 13:01,orders,Mia,answered,\n"
                + $"{Day} 13:02,orders,,abandoned,900\n", site: "long");
        await MeasureAsync();
        Assert.Equal((1m, 2m), await SumsAsync("long_waits"));
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
}
