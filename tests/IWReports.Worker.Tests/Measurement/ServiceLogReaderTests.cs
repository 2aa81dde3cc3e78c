using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

public sealed class ServiceLogReaderTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly DateOnly Day = new(2025, 11, 3);

    private Task<ServiceLog> LogAsync(MeasurementOptions? options = null) => new ServiceLogReader(Database.Source,
        Options.Create(options ?? new() { ProductivePauses = ["Wrap-up"] })).ReadAsync(Day, Day, CancellationToken.None);

    private Task ThereAsync(string officer, string from, string to) =>
        Database.ExecuteHereAsync($"insert into officer_session (source_id, officer, queue, started_at, ended_at) values (1, "
            + $"'{officer}', 'widgets', '2025-11-03 {from}+11', '2025-11-03 {to}+11')");

    private Task PausedAsync(string officer, string from, string to, string reason) =>
        Database.ExecuteHereAsync($"insert into officer_pause (source_id, officer, queue, started_at, ended_at, reason) values (1, "
            + $"'{officer}', 'NONE', '2025-11-03 {from}+11', '2025-11-03 {to}+11', '{reason}')");

    [Fact]
    public async Task A_half_hour_tells_how_its_callers_fared_without_those_who_hung_up_at_once()
    {
        await CallAsync("2025-11-03 10:05", "answered", wait: 10, talk: 120, officer: "Mia");
        await CallAsync("2025-11-03 10:10", "answered", wait: 300, talk: 60, officer: "Mia");
        await CallAsync("2025-11-03 10:20", "abandoned", wait: 90);
        await CallAsync("2025-11-03 10:21", "abandoned", wait: 2);
        await CallAsync("2025-11-04 10:05", "answered", wait: 10, talk: 120, officer: "Mia");
        var log = await LogAsync();
        Assert.Equal(new(Day, new(20), "widgets", new(2, 1, 2, 1, 1), 1, TimeSpan.FromSeconds(400)), Assert.Single(log.Callers));
        Assert.Equal((2, TimeSpan.FromSeconds(180)), Assert.Single(log.Officers) is var mia ? (mia.Handled, mia.Handling) : default);
    }

    [Theory]
    [InlineData(ServiceLevelVariant.AbandonedInTimeIsServed, 11, 15)]
    [InlineData(ServiceLevelVariant.AnsweredOnly, 6, 8)]
    [InlineData(ServiceLevelVariant.AllAbandoned, 6, 15)]
    [InlineData(ServiceLevelVariant.AbandonedTooLate, 6, 10)]
    [InlineData(ServiceLevelVariant.WithoutShortAbandons, 6, 12)]
    public async Task Causes_are_looked_for_in_the_service_level_of_the_scorecard(ServiceLevelVariant variant, int inTime, int counted)
    {
        foreach (var wait in new int?[] { 3, 10, 12, 15, 19, 20, 21, 40, null })
            await CallAsync("2025-11-03 10:05", "answered", wait, talk: 60, officer: "Mia");
        foreach (var wait in new int?[] { 1, 4, 5, 6, 20, 21, null })
            await CallAsync("2025-11-03 10:40", "abandoned", wait);
        await CallAsync("2025-11-03 11:00", "answered", wait: null, queue: "orders");
        await CallAsync("2025-11-03 11:00", "abandoned", wait: null, queue: "orders");
        await Database.ExecuteHereAsync("update queue_entry set lacks = '{waits}' where queue = 'orders'");
        await CallAsync("2025-11-03 11:30", "flowed-out", wait: 30);
        var options = new MeasurementOptions { ServiceLevelVariant = variant };
        Decide(options);
        await MeasureAsync();
        var scorecard = await TotalAsync("service_level");
        var log = await LogAsync(options);
        var causes = log.Callers.Select(one => one.Tally).Aggregate((sum, one) => sum + one).Of(log.Variant);
        Assert.Equal((inTime, counted), (scorecard.Numerator, scorecard.Denominator));
        Assert.Equal((inTime, counted), causes);
    }

    [Fact]
    public async Task A_call_keeps_its_officer_as_long_in_the_models_as_in_the_handle_time()
    {
        foreach (var talk in new int?[] { 60, 60, 60, 60, null, null, null, null })
            await CallAsync("2025-11-03 10:05", "answered", talk: talk, officer: "Mia");
        await Database.ExecuteHereAsync("update queue_entry set hold_s = case when call_id::int % 2 = 0 then 20 end, "
            + "wrap_up_s = case when call_id::int % 4 < 2 then 10 end");
        await MeasureAsync();
        var handled = (await TotalAsync("handle_time")).Numerator;
        await using var connection = await Database.Source.OpenConnectionAsync();
        var needs = await HalfHourNeeds.LogAsync(connection, ReportPeriod.Day(Day), Company.Value,
            new MeasurementOptions().For(Calendar, Day), CancellationToken.None);
        Assert.Equal(300, handled);
        Assert.Equal(handled, needs.Sum(one => (decimal)one.HandleTime.TotalSeconds));
        Assert.Equal(handled, (await LogAsync()).Officers.Sum(one => (decimal)one.Handling.TotalSeconds));
    }

    [Fact]
    public async Task Officers_are_needed_for_the_calls_that_causes_are_looked_for_in()
    {
        foreach (var wait in new[] { 3, 20, 300 })
            await CallAsync("2025-11-03 10:05", "answered", wait, talk: 60, officer: "Mia");
        foreach (var wait in new int?[] { 4, 5, 6, 90, null })
            await CallAsync("2025-11-03 10:05", "abandoned", wait);
        await CallAsync("2025-11-03 10:05", "flowed-out", wait: 30);
        await CallAsync("2025-11-03 10:05", "open", wait: null);
        await using var connection = await Database.Source.OpenConnectionAsync();
        var needs = Assert.Single(await HalfHourNeeds.LogAsync(connection, ReportPeriod.Day(Day), Company.Value,
            new MeasurementOptions().For(Calendar, Day), CancellationToken.None));
        Assert.Equal((10, 6), (needs.Offered, needs.ToServe));
        Assert.Equal(needs.ToServe, Assert.Single((await LogAsync()).Callers).Calls);
    }

    [Fact]
    public async Task Officers_are_needed_for_calls_whose_waits_nobody_knows_while_causes_as_the_service_level_leave_them_out()
    {
        await CallAsync("2025-11-03 10:05", "answered", wait: 3, talk: 60, officer: "Mia");
        await CallAsync("2025-11-03 10:05", "answered", wait: null, talk: 60, officer: "Mia");
        await CallAsync("2025-11-03 10:05", "answered", wait: null, talk: 60, officer: "Mia", queue: "orders");
        await CallAsync("2025-11-03 10:05", "abandoned", wait: null, queue: "orders");
        await Database.ExecuteHereAsync("update queue_entry set lacks = '{waits}' where queue = 'orders'");
        await MeasureAsync();
        await using var connection = await Database.Source.OpenConnectionAsync();
        var needs = await HalfHourNeeds.LogAsync(connection, ReportPeriod.Day(Day), Company.Value,
            new MeasurementOptions().For(Calendar, Day), CancellationToken.None);
        Assert.Equal(4, needs.Sum(one => one.ToServe));
        Assert.Equal((1, 1), ((await TotalAsync("service_level")).Denominator, (await LogAsync()).Callers.Sum(one => one.Calls)));
    }

    [Fact]
    public async Task How_soon_is_in_time_is_known_without_a_call() =>
        Assert.Equal(TimeSpan.FromSeconds(15), (await LogAsync(new() { ServiceLevelWithin = TimeSpan.FromSeconds(15) })).Within);

    [Fact]
    public async Task Work_after_a_call_takes_time_on_the_phones_and_lunch_is_none()
    {
        await CallAsync("2025-11-03 12:05", "answered", talk: 120, officer: "Mia");
        await ThereAsync("Mia", "12:00", "13:00");
        await PausedAsync("Mia", "12:08", "12:10", "Wrap-up");
        await PausedAsync("Mia", "12:15", "12:45", "Lunch");
        var first = (await LogAsync()).Officers.Single(one => one.Slot == new Core.Calendar.HalfHour(24));
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4)),
            (first.OnPhones, first.Handling, first.WorkPauses, first.TakenUp));
    }

    [Fact]
    public async Task When_all_are_at_lunch_nobody_is_on_the_phones()
    {
        await CallAsync("2025-11-03 12:05", "abandoned", wait: 60);
        foreach (var officer in new[] { "Mia", "Taya" })
            await ThereAsync(officer, "12:00", "13:00");
        await PausedAsync("Mia", "12:00", "12:45", "Lunch");
        await PausedAsync("Taya", "12:10", "12:50", "Lunch");
        Assert.Equal([10, 15], (await LogAsync()).Covered.OrderBy(one => one.Slot).Select(one => one.Time.TotalMinutes));
    }
}
