using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement.Facts;

public sealed class PresenceTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task SessionAsync(string from, string? to, string queue = "widgets")
    {
        await Database.ExecuteHereAsync($"insert into officer_session (source_id, officer, queue, started_at, ended_at) values (1, "
            + $"'Mia', '{queue}', '{from}+11', {(to is null ? "null" : $"'{to}+11'")})");
        await MarkStaleAsync(from[..10]);
    }

    private Task PauseAsync(string from, string to, string reason, string queue = "widgets") =>
        Database.ExecuteHereAsync($"insert into officer_pause (source_id, officer, queue, started_at, ended_at, reason) values (1, "
            + $"'Mia', '{queue}', '{from}+11', '{to}+11', '{reason}')");

    private async Task<decimal?> ProductiveMinutesAsync(string from, string to) =>
        (await TotalAsync("calls_per_hour", from, to)).Denominator / 60;

    [Fact]
    public async Task Pauses_are_not_productive_unless_they_are_work()
    {
        await SessionAsync("2025-11-03 09:00", "2025-11-03 17:00");
        await SessionAsync("2025-11-03 09:00", "2025-11-03 17:00", "orders");
        await PauseAsync("2025-11-03 12:00", "2025-11-03 13:00", "Lunch", "NONE");
        await PauseAsync("2025-11-03 14:00", "2025-11-03 14:10", "Auto-Pause");
        await PauseAsync("2025-11-03 14:00", "2025-11-03 14:10", "Auto-Pause", "orders");
        await PauseAsync("2025-11-03 15:00", "2025-11-03 15:10", "wrap-up", "NONE");
        await CallAsync("2025-11-03 10:00", "answered", talk: 100, officer: "Mia");
        await MeasureAsync();
        Assert.Equal(410, await ProductiveMinutesAsync("2025-11-03", "2025-11-03"));
        var officer = (await ReadAsync("calls_per_hour", "2025-11-03", "2025-11-03", KpiBy.Officer)).Single();
        Assert.Equal(("Mia", 1, 410 * 60), (officer.Key, officer.Numerator, officer.Denominator));
    }

    [Fact]
    public async Task A_night_shift_counts_on_both_days()
    {
        await SessionAsync("2025-11-03 22:00", "2025-11-04 06:00");
        await MeasureAsync();
        Assert.Equal(120, await ProductiveMinutesAsync("2025-11-03", "2025-11-03"));
        Assert.Equal(360, await ProductiveMinutesAsync("2025-11-04", "2025-11-04"));
    }

    [Fact]
    public async Task A_log_in_without_a_log_out_lasts_until_the_source_fell_silent()
    {
        await SessionAsync("2025-11-03 09:00", null);
        await CallAsync("2025-11-03 11:00", "answered", officer: "Mia");
        await MeasureAsync();
        Assert.Equal(120, await ProductiveMinutesAsync("2025-11-03", "2025-11-03"));
    }

    [Fact]
    public async Task A_log_in_without_a_log_out_lasts_a_day_at_most()
    {
        await SessionAsync("2025-11-03 09:00", null);
        foreach (var day in new[] { 3, 4, 5 })
            await CallAsync($"2025-11-0{day} 17:00", "answered", officer: "Mia");
        await MeasureAsync();
        Assert.Equal(24 * 60, await ProductiveMinutesAsync("2025-11-03", "2025-11-05"));
    }
}
