using IWReports.Core.Facts;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Puts the touched calls together anew, from all their events, and changes only the entries that came out different.</summary>
internal sealed class CallRebuild(NpgsqlConnection connection, short sourceId, StayTable stays)
{
    private const int EventsAtATime = 20_000;

    // From here on, reading the events with the planner's old figures costs more than new figures do.
    private const int ManyCalls = 5_000;

    private DateTime? _lastRestart;

    /// <summary>When Asterisk was started last, as far as the log was read; null where that is not known.</summary>
    public static async Task<DateTime?> LastRestartAsync(NpgsqlConnection connection, short sourceId, CancellationToken cancellationToken) =>
        (await connection.ColumnAsync<DateTime?>("select max(at) from queue_event where source_id = $1 and agent = 'NONE' and event = 'QUEUESTART'", cancellationToken, sourceId))[0];

    /// <summary>Returns the local days, old and new, whose entries changed.</summary>
    /// <param name="afterRestart">Restarts are among the new events: what was open before them is over.</param>
    /// <param name="straight">Calls whose entries were added already, which the statistics do not know either.</param>
    public async Task<IReadOnlyCollection<DateOnly>> RunAsync(bool afterRestart, long straight, CancellationToken cancellationToken)
    {
        _lastRestart = await LastRestartAsync(connection, sourceId, cancellationToken);
        if (afterRestart)
            await TouchUnendedAsync(cancellationToken);
        // What no caller caused: members added from outside, restarts.
        await connection.ExecuteAsync("delete from touched_call where call_id in ('NONE', 'REALTIME', 'MANAGER', 'CLI')", cancellationToken);

        // A source's first file is unknown to the statistics: taken for one row, its events would be read once per call.
        var many = straight + (await connection.ColumnAsync<long>("select count(*) from touched_call", cancellationToken))[0] > ManyCalls;
        if (many)
            await connection.ExecuteAsync("analyze touched_call, queue_event", cancellationToken);
        await AssembleAsync("touched_call", cancellationToken);
        var halves = new LooseEnds(connection, sourceId);
        if (await halves.TouchNeighboursAsync(cancellationToken))
            await AssembleAsync("touched_neighbour", cancellationToken);
        await halves.PairAsync(cancellationToken);
        await CelTalk.CorrectAsync(connection, "stay", "true", "true", sourceId, cancellationToken);
        var days = await stays.StoreAsync(cancellationToken);
        if (many)
            await connection.ExecuteAsync("analyze queue_entry", cancellationToken);
        return days;
    }

    // Where the clock was set back, a call may have been answered before the second in which it entered.
    private async Task TouchUnendedAsync(CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            """
            insert into touched_call
            select distinct call_id from queue_entry
            where source_id = $1 and ended is null and (entered_at < $2 or outcome = 'answered') and not exists (select from touched_call t where t.call_id = queue_entry.call_id)
            """, cancellationToken, sourceId, _lastRestart!.Value);

    private async Task AssembleAsync(string calls, CancellationToken cancellationToken)
    {
        // A cursor, since entries are written between: neither the events nor the entries of a large file fit in memory.
        await connection.ExecuteAsync(
            $"""
            declare call_event no scroll cursor for
            select e.call_id, e.at, e.queue, e.agent, e.event, e.wait_s, e.talk_s, e.ring_ms, e.caller, e.copies, e.file_id, e.file_offset
            from {calls} t join queue_event e on e.source_id = {sourceId} and e.call_id = t.call_id
            order by e.call_id
            """, cancellationToken);
        var (call, events, made) = ("", new List<CallEvent>(), new List<(string Call, int Stint, QueueStay Stay)>());
        for (var more = true; more;)
        {
            more = false;
            await using (var fetch = connection.Command($"fetch {EventsAtATime} from call_event"))
            await using (var reader = await fetch.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    more = true;
                    var id = reader.GetString(0);
                    if (id != call)
                    {
                        Assemble(call, events, made);
                        call = id;
                        events.Clear();
                    }

                    events.Add(EventIn(reader));
                }
            }

            if (!more)
                Assemble(call, events, made);
            await stays.WriteAsync(made, cancellationToken);
            made.Clear();
        }

        await connection.ExecuteAsync("close call_event", cancellationToken);
    }

    private static CallEvent EventIn(NpgsqlDataReader row) =>
        new(new DateTimeOffset(row.GetDateTime(1)), row.GetString(2), QueueLogKinds.Of(row.GetString(4)))
        {
            Agent = row.GetString(3) is var agent and not ("NONE" or "") ? agent : null,
            Wait = Seconds(row, 5),
            Talk = Seconds(row, 6),
            Ring = row.IsDBNull(7) ? null : TimeSpan.FromMilliseconds(row.GetInt32(7)),
            Caller = row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8),
            Copies = row.GetInt32(9),
            Place = (row.GetInt32(10), row.GetInt64(11)),
        };

    private static TimeSpan? Seconds(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : TimeSpan.FromSeconds(row.GetInt32(column));

    private void Assemble(string call, List<CallEvent> events, List<(string, int, QueueStay)> made)
    {
        var stint = 0;
        foreach (var stay in CallAssembly.Stays(events, IsBeforeRestart))
            made.Add((call, ++stint, stay));
    }

    private bool IsBeforeRestart(DateTimeOffset at) => at.UtcDateTime < _lastRestart;
}
