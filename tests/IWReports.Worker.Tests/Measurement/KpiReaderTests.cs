using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Measurement;

public sealed class KpiReaderTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task TwoDaysAsync()
    {
        await CallAsync("2025-11-03 09:05", "answered", wait: 10, talk: 60, officer: "Mia");
        await CallAsync("2025-11-03 09:35", "answered", wait: 30, talk: 120, officer: "Mary", queue: "orders");
        await CallAsync("2025-11-05 09:35", "abandoned", wait: 100);
        await MeasureAsync();
    }

    [Fact]
    public async Task Every_day_of_the_range_is_there_and_only_known_ones_have_a_number()
    {
        await TwoDaysAsync();
        var days = await ReadAsync("calls_offered", "2025-11-02", "2025-11-06", KpiBy.Day);
        Assert.Equal(["2025-11-02", "2025-11-03", "2025-11-04", "2025-11-05", "2025-11-06"], days.Select(day => day.Key));
        Assert.Equal([null, 2, 0, 1, null], days.Select(day => day.Value));
        Assert.Equal([KpiState.NoData, KpiState.Final, KpiState.Final, KpiState.Final, KpiState.NoData], days.Select(day => day.State));
    }

    [Theory]
    [InlineData(KpiBy.Total, "total", 2, 3)]
    [InlineData(KpiBy.Day, "2025-11-03", 2, 2)]
    [InlineData(KpiBy.Week, "2025-W45", 2, 3)]
    [InlineData(KpiBy.Month, "2025-11", 2, 3)]
    [InlineData(KpiBy.HalfHour, "09:30", 1, 2)]
    [InlineData(KpiBy.WeekdayHalfHour, "Wed 09:30", 0, 1)]
    [InlineData(KpiBy.Queue, "widgets", 1, 2)]
    [InlineData(KpiBy.Team, "Customer service", 2, 3)]
    public async Task Sums_are_told_apart_by_every_key(KpiBy by, string key, int inTime, int all)
    {
        await TwoDaysAsync();
        var strict = (await ReadAsync("service_level_all", "2025-11-01", "2025-11-30", by)).Single(value => value.Key == key);
        Assert.Equal(all, strict.Denominator);
        var offered = (await ReadAsync("calls_offered", "2025-11-01", "2025-11-30", by)).Single(value => value.Key == key);
        Assert.Equal(all, offered.Numerator);
        var abandoned = (await ReadAsync("abandonment", "2025-11-01", "2025-11-30", by)).Single(value => value.Key == key);
        Assert.Equal(all - inTime, abandoned.Numerator);
    }

    [Fact]
    public async Task Officers_are_told_apart_by_what_is_theirs()
    {
        await TwoDaysAsync();
        var talk = await ReadAsync("talk_time", "2025-11-01", "2025-11-30", KpiBy.Officer);
        Assert.Equal([("Mary", 120m), ("Mia", 60m)], talk.Select(value => (value.Key, value.Value!.Value)));
    }

    [Fact]
    public async Task One_queue_can_be_asked_about_by_day()
    {
        await TwoDaysAsync();
        var days = await ReadAsync("calls_offered", "2025-11-03", "2025-11-05", KpiBy.Day, new(ScopeKind.Queue, "orders"));
        Assert.Equal([1, 0, 0], days.Select(day => day.Value));
    }

    [Fact]
    public async Task Medians_are_of_all_the_range()
    {
        await TwoDaysAsync();
        await CallAsync("2025-11-06 10:00", "answered", wait: 90);
        await MeasureAsync();
        var speed = await TotalAsync("speed_of_answer");
        Assert.Equal((30, 78, 90), (speed.Median, speed.P90, speed.Max));
    }

    [Fact]
    public async Task An_empty_database_knows_nothing()
    {
        var value = await TotalAsync("abandonment");
        Assert.Equal((null, null, null, KpiState.NoData), (value.Numerator, value.Denominator, value.Value, value.State));
    }

    [Fact]
    public async Task What_the_telephone_system_does_not_see_is_not_measurable()
    {
        await TwoDaysAsync();
        foreach (var kpi in new[] { "on_hold_time", "held_at_once", "calls_per_hour", "complaints_per_1000_calls" })
            Assert.Equal(KpiState.NotMeasurable, (await TotalAsync(kpi)).State);
    }

    [Fact]
    public async Task A_range_that_ends_before_it_starts_is_refused() =>
        await Assert.ThrowsAsync<InputException>(() => ReadAsync("abandonment", "2025-11-30", "2025-11-01"));

    [Fact]
    public async Task A_stock_carries_over_from_before_the_range()
    {
        await Database.ExecuteHereAsync(
            """
            insert into customer_order (source_id, order_id, ordered_on, promised_on, delivered_on, status)
            values (1, 'A', '2025-10-01', '2025-10-06', null, 'open'), (1, 'B', '2025-10-01', '2025-10-06', '2025-11-10', 'delivered')
            """);
        await MarkStaleAsync("2025-10-01");
        await MeasureAsync();
        var days = await ReadAsync("late_open_orders", "2025-11-09", "2025-11-10", KpiBy.Day);
        Assert.Equal([2, 1], days.Select(day => day.Value));
    }

    [Fact]
    public async Task The_longest_and_the_median_wait_are_known_by_time_of_day()
    {
        foreach (var (at, wait) in new[] { ("2025-11-03 09:05", 10), ("2025-11-03 09:10", 20), ("2025-11-10 09:29", 60),
            ("2025-11-05 09:05", 5), ("2025-11-03 09:31", 7) })
            await CallAsync(at, "answered", wait);
        await CallAsync("2025-11-03 09:05", "answered", 500, queue: "elsewhere");
        await MeasureAsync();
        var team = new Scope(ScopeKind.Team, "Customer service");
        var monday = (await ReadAsync("speed_of_answer", "2025-11-01", "2025-11-30", KpiBy.WeekdayHalfHour, team))
            .Single(value => value.Key == "Mon 09:00");
        Assert.Equal((30, 20, 52, 60), (monday.Value, monday.Median, monday.P90, monday.Max));
        var nine = (await ReadAsync("speed_of_answer", "2025-11-01", "2025-11-30", KpiBy.HalfHour)).Where(value => value.Max is not null)
            .Select(value => (value.Key, value.Median, value.Max));
        Assert.Equal([("09:00", 20m, 500m), ("09:30", 7m, 7m)], nine);
    }
}
