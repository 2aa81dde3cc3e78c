using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>
/// Keeps the numbers of those who hung up and have not got through since: nobody else's, and no longer than they are rung back.
/// </summary>
internal static class CallBackNumbers
{
    // A call still open may end as a hang-up in lines that come later, and these do not say the number again. Old logs bring nobody to
    // ring back.
    private const string Waits =
        "entry.outcome in ('abandoned', 'open') and entry.day > (select max(day) from queue_entry) - $2";

    /// <summary>The calls that may have to be rung back, after they were put together.</summary>
    public static async Task<HashSet<string>> WaitingAsync(
        NpgsqlConnection connection, short sourceId, int days, CancellationToken cancellationToken) =>
        [.. await connection.RowsAsync<string>(
            $"select call_id from queue_entry entry where source_id = $1 and {Waits}", cancellationToken, sourceId, days)];

    /// <summary>After the calls were put together, from the staged numbers, which are in no other place.</summary>
    /// <param name="staged">Has call_id, caller and number, which is null for lines that say none.</param>
    public static async Task KeepAsync(NpgsqlConnection connection, short sourceId, string staged, int days,
        CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            $"""
            insert into call_back (caller, number, source_id, queue, called_at)
            select distinct on (entry.caller) entry.caller, line.number, entry.source_id, entry.queue, entry.entered_at
            from {staged} line join queue_entry entry on entry.source_id = $1 and entry.call_id = line.call_id
                and entry.caller = line.caller
            where line.number is not null and {Waits}
            order by entry.caller, entry.entered_at desc
            on conflict (caller) do update set number = excluded.number, source_id = excluded.source_id, queue = excluded.queue,
                called_at = excluded.called_at
            where call_back.called_at < excluded.called_at
            """, cancellationToken, sourceId, days);
        // Who got through at any time since waits no longer, whichever of the two calls was read first.
        // The first day is asked for inside: given from outside, on tables just filled, the planner would take each row by itself.
        await connection.ExecuteAsync(
            """
            delete from call_back waiting using queue_entry entry
            where entry.source_id = $1 and entry.day >= (select min(called_at) from call_back)::date - 1 and entry.caller = waiting.caller
                and entry.outcome = 'answered' and entry.entered_at >= waiting.called_at
            """, cancellationToken, sourceId);
    }
}
