using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

public sealed class TransferTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task LegAsync(string call, int stint, string officer, string? transferred, int? after = null)
    {
        await Database.ExecuteHereAsync(
            $"""
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, officer, transferred,
                transferred_after_s)
            values (1, '{call}', {stint}, 'widgets', '2025-11-03 10:0{stint}+11', '2025-11-03', 20, 'answered', 5,
                '{officer}', {transferred ?? "null"}, {after?.ToString() ?? "null"})
            """);
        await MarkStaleAsync("2025-11-03");
    }

    [Fact]
    public async Task A_call_passed_on_twice_counts_once_and_belongs_to_who_answered_first()
    {
        await LegAsync("a", 1, "Mia", "true", 60);
        await LegAsync("a", 2, "Jonas", "true", 20);
        await LegAsync("a", 3, "Mary", "false");
        await LegAsync("b", 1, "Mia", "false");
        await MeasureAsync();
        var total = await TotalAsync("transfers");
        Assert.Equal((1, 2), (total.Numerator, total.Denominator));
        Assert.Equal(["Mia"], (await ReadAsync("transfers", "2025-11-03", "2025-11-03", KpiBy.Officer))
            .Where(officer => officer.Value == 0.5m).Select(officer => officer.Key));
        Assert.Equal(40, (await TotalAsync("time_to_refer")).Value);
    }

    [Fact]
    public async Task A_log_that_never_had_a_transfer_may_be_one_that_cannot_show_them()
    {
        await LegAsync("a", 1, "Mia", "false");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("transfers")).State);
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("time_to_refer")).State);
    }

    [Fact]
    public async Task Contact_records_always_say_so_none_is_none()
    {
        await Database.ExecuteHereAsync("update source set sees = '{transfers}'");
        await LegAsync("a", 1, "Mia", "false");
        await MeasureAsync();
        Assert.Equal(0, (await TotalAsync("transfers")).Value);
    }
}
