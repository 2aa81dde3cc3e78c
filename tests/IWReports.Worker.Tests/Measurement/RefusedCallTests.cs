using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

public sealed class RefusedCallTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task RefusedAsync(string call, string uniqueId)
    {
        await Database.ExecuteHereAsync(
            $"""
            insert into refused_call (source_id, call_id, uniqueids, at, day, half_hour, reason) values (1, '{call}', array['{call}',
                '{uniqueId}'], '2025-11-03 10:00+11', '2025-11-03', 20, 'busy');
            insert into cdr_leg (source_id, linkedid, uniqueid, sequence, started_at, started_on, disposition, inbound, reached) values (1,
                '{call}', '{uniqueId}', '1', '2025-11-03 10:00+11', '2025-11-03', 'BUSY', true, false)
            """);
        await MarkStaleAsync("2025-11-03");
    }

    [Fact]
    public async Task A_call_that_two_sources_claim_is_counted_once()
    {
        await Database.ExecuteHereAsync("truncate refused_call, cdr_leg");
        await RefusedAsync("9.1", "9.1");
        await RefusedAsync("9.2", "1");
        await MeasureAsync();
        Assert.Equal((2m, null), ((await TotalAsync("calls_refused")).Value, (await TotalAsync("calls_offered")).Value));

        // The queue's log is read later, and knows the second one.
        await CallAsync("2025-11-03 10:00", "abandoned");
        await MeasureAsync();
        Assert.Equal((1m, 1m), ((await TotalAsync("calls_refused")).Value, (await TotalAsync("calls_offered")).Value));
    }

    [Fact]
    public async Task A_call_in_two_systems_records_was_refused_once()
    {
        await Database.ExecuteHereAsync("truncate refused_call, cdr_leg");
        await RefusedAsync("9.1", "9.1");
        await Database.ExecuteHereAsync("insert into source (name, kind, zone) values ('table:cdr:copy', 'table', "
            + "'Australia/Melbourne'); insert into refused_call select 2, call_id, uniqueids, at, day, half_hour, reason from "
            + "refused_call");
        await MeasureAsync();
        Assert.Equal(1, (await TotalAsync("calls_refused")).Value);
    }

    [Fact]
    public async Task Who_found_the_queue_full_is_in_its_records_only_and_was_refused()
    {
        await Database.ExecuteHereAsync(
            """
            truncate refused_call, cdr_leg;
            update source set name = 'queue-log:Australia/Melbourne' where id = 1;
            insert into source (name, kind, zone) values ('table:cdr', 'table', 'Australia/Melbourne');
            insert into cdr_leg (source_id, linkedid, uniqueid, sequence, started_at, started_on, last_app, disposition, inbound, reached)
            values (2, '9.1', '9.1', '1', '2025-11-03 10:40+11', '2025-11-03', 'Queue', 'ANSWERED', true, false), (2, '1', '1', '1',
                '2025-11-03 10:00+11', '2025-11-03', 'Queue', 'ANSWERED', true, false)
            """);
        await MarkStaleAsync("2025-11-03");
        await MeasureAsync();
        // Without the queue's log nobody knows who was in it.
        Assert.Equal(0, (await TotalAsync("calls_refused")).Value);

        await CallAsync("2025-11-03 10:00", "abandoned");
        await MeasureAsync();
        Assert.Equal((1, 1), ((await TotalAsync("calls_refused")).Value,
            (await ReadAsync("calls_refused", "2025-11-03", "2025-11-03", KpiBy.HalfHour)).Single(slot => slot.Key == "10:30").Value));
    }

    [Fact]
    public async Task Records_without_a_refused_call_say_that_there_was_none()
    {
        await Database.ExecuteHereAsync("truncate refused_call, cdr_leg");
        await RefusedAsync("9.1", "9.1");
        await Database.ExecuteHereAsync("delete from refused_call");
        await MeasureAsync();
        Assert.Equal(0, (await TotalAsync("calls_refused")).Value);
    }
}
