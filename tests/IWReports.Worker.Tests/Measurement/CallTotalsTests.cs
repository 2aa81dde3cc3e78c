using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Tests.Measurement;

public sealed class CallTotalsTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task<IReadOnlyList<Reconciled>> NovemberAsync() =>
        Reconciliation.Of(await new CallTotalsReader(Database.Source).ReadAsync(ReportPeriod.Month(2025, 11), CancellationToken.None));

    private async Task DayAsync()
    {
        await CallAsync("2025-11-03 09:05", "answered", officer: "Mia");
        await CallAsync("2025-11-03 09:35", "abandoned", wait: 100);
        // Passed on by Mia, and answered by Mary in another queue.
        await CallAsync("2025-11-03 10:00", "answered", officer: "Mia");
        await Database.ExecuteHereAsync(
            """
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, officer)
            select source_id, call_id, 2, 'orders', entered_at + interval '5 minutes', day, half_hour, 'answered', 3, 'Mary'
                from queue_entry where entered_at = (select max(entered_at) from queue_entry);
            insert into source_file (source_id, identity, name) values (1, 'x', 'log') on conflict do nothing;
            insert into queue_event (source_id, call_id, hash, at, queue, agent, event, file_id, file_offset)
            select source_id, call_id, gen_random_uuid(), entered_at, queue, 'NONE', 'ENTERQUEUE', (select max(id) from source_file), 0
                from queue_entry
            """);
        await MeasureAsync();
    }

    [Fact]
    public async Task Totals_agree_but_for_a_call_that_was_passed_on()
    {
        await DayAsync();
        var totals = await NovemberAsync();
        Assert.All(totals, one => Assert.Equal(0, one.Unexplained));
        Assert.Equal([("queue totals", 4m, 3m), ("officer totals", 3m, 2m)],
            totals.Where(one => one.Difference != 0).Select(one => (one.Left, one.LeftTotal, one.RightTotal)));
    }

    [Theory]
    [InlineData("50", "8", "500")]
    [InlineData("50", "8", "null")]
    [InlineData("50", "null", "null")]
    [InlineData("null", "null", "null")]
    public async Task Calls_of_which_only_totals_were_given_are_no_calls_that_are_missing(string answered, string abandoned, string waited)
    {
        await Database.ExecuteHereAsync(
            $"""
            insert into call_interval (source_id, day, starts, queue, whole_site, whole_day, offered, answered, abandoned, answered_wait_s)
            values (1, '2025-11-05', '00:00', 'widgets', false, true, 60, {answered}, {abandoned}, {waited})
            """);
        await MarkStaleAsync("2025-11-05");
        await DayAsync();
        var totals = await NovemberAsync();
        Assert.All(totals, one => Assert.Equal(0, one.Unexplained));
        Assert.Contains(totals, one => one.Right == "calls" && one.Difference == 61);
    }

    [Fact]
    public async Task Nor_are_answers_after_an_unknown_wait()
    {
        await DayAsync();
        await CallAsync("2025-11-05 09:05", "answered", wait: null, officer: "Mia");
        await CallAsync("2025-11-05 09:06", "answered", wait: null);
        await CallAsync("2025-11-05 09:07", "answered");
        await CallAsync("2025-11-05 09:08", "abandoned", wait: null);
        await MeasureAsync();
        Assert.All(await NovemberAsync(), one => Assert.Equal(0, one.Unexplained));
    }

    [Fact]
    public async Task A_lost_entry_is_noticed()
    {
        await DayAsync();
        await Database.ExecuteHereAsync("delete from queue_entry where outcome = 'abandoned'");
        Assert.Equal(["calls in the log 1", "queue totals 1"],
            (await NovemberAsync()).Where(one => one.Unexplained != 0).Select(one => $"{one.Left} {one.Unexplained}"));
    }

    [Fact]
    public async Task Days_that_are_still_to_be_measured_are_left_out()
    {
        await DayAsync();
        await CallAsync("2025-11-05 09:00", "answered", officer: "Mia");
        Assert.Equal(1, (await new CallTotalsReader(Database.Source)
            .ReadAsync(ReportPeriod.Month(2025, 11), CancellationToken.None)).DaysLeftOut);
        Assert.All(await NovemberAsync(), one => Assert.Equal(0, one.Unexplained));
    }
}
