using IWReports.Core.Facts;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Puts the touched calls together anew, from all their events, and changes only the entries that came out different.</summary>
internal sealed class CallRebuild(NpgsqlConnection connection, short sourceId, VisitTable visits)
{
    private const int EventsAtATime = 20_000;

    // From here on, reading with the planner's old figures costs more than new figures do.
    private const int ManyCalls = 5_000;

    private DateTime? _lastRestart;

    /// <summary>When Asterisk was started last, as far as the log was read; null where that is not known.</summary>
    public static async Task<DateTime?> LastRestartAsync(NpgsqlConnection connection, short sourceId,
        CancellationToken cancellationToken) =>
        (await connection.RowsAsync<DateTime?>(
            "select max(at) from queue_event where source_id = $1 and agent = 'NONE' and event = 'QUEUESTART'", cancellationToken,
            sourceId))[0];

    /// <summary>Returns the local days, old and new, whose entries changed.</summary>
    /// <param name="afterRestart">Restarts are among the new events: what was open before them is over.</param>
    /// <param name="straight">Calls whose entries were added already, which the statistics do not know either.</param>
    public async Task<IReadOnlyCollection<DateOnly>> RunAsync(bool afterRestart, long straight, CancellationToken cancellationToken)
    {
        _lastRestart = await LastRestartAsync(connection, sourceId, cancellationToken);
        if (afterRestart)
            await MarkUnendedStaleAsync(cancellationToken);
        await connection.ExecuteAsync("delete from touched_call where call_id = any($1)", cancellationToken, (object)LogEvent.NoCalls);

        var touched = await connection.ScalarAsync<long>("select count(*) from touched_call", cancellationToken);
        await connection.ExecuteAsync("analyze touched_call", cancellationToken);
        await AssembleAsync("touched_call", touched > ManyCalls, cancellationToken);
        var halves = new TransferMatching(connection, sourceId);
        if (await halves.MarkNeighboursStaleAsync(cancellationToken))
            await AssembleAsync("touched_neighbour", isMany: false, cancellationToken);
        await halves.PairAsync(cancellationToken);
        await CelTalk.CorrectAsync(connection, "visit", "true", "true", sourceId, cancellationToken);
        var days = await visits.StoreAsync(cancellationToken);
        // A source's first file is unknown to the statistics: taken for one row, its entries would be read once per call. A small sample
        // tells how many there are.
        if (straight + touched > ManyCalls)
            await connection.ExecuteAsync("set local default_statistics_target = 10; analyze queue_entry", cancellationToken);
        return days;
    }

    // Where the clock was set back, a call may have been answered before the second in which it entered.
    private async Task MarkUnendedStaleAsync(CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            """
            insert into touched_call
            select distinct call_id from queue_entry
            where source_id = $1 and ended is null and (entered_at < $2 or outcome = 'answered') and not exists (select from touched_call t
                where t.call_id = queue_entry.call_id)
            """, cancellationToken, sourceId, _lastRestart!.Value);

    private async Task AssembleAsync(string calls, bool isMany, CancellationToken cancellationToken)
    {
        // A cursor, since entries are written between: neither the events nor the entries of a large file fit in memory.
        await connection.ExecuteAsync(
            $"""
            set local enable_nestloop = {(isMany ? "off" : "on")};
            declare call_event no scroll cursor for
            select e.call_id, e.at, e.queue, e.agent, e.event, e.wait_s as wait, e.talk_s as talk, e.ring_ms, e.caller, e.copies,
                e.file_id, e.file_offset
            from {LinesOf(calls, isMany)} where e.source_id = {sourceId}
            order by e.call_id;
            set local enable_nestloop = on
            """, cancellationToken);
        var (call, events, made) = ("", new List<CallEvent>(), new List<(string Call, int Number, LoggedVisit Visit)>());
        for (var more = true; more;)
        {
            var fetched = await connection.RowsAsync<Line>($"fetch {EventsAtATime} from call_event", cancellationToken);
            more = fetched.Count > 0;
            foreach (var line in fetched)
            {
                if (line.CallId != call)
                {
                    Assemble(call, events, made);
                    call = line.CallId;
                    events.Clear();
                }

                events.Add(EventIn(line));
            }

            if (!more)
                Assemble(call, events, made);
            await visits.WriteAsync(made, cancellationToken);
            made.Clear();
        }

        await connection.ExecuteAsync("close call_event", cancellationToken);
    }

    private string LinesOf(string calls, bool isMany)
    {
        // Many calls are found in one reading of all their time; few, each in its own. Of tables just filled the planner knows nothing:
        // it must not hold each line against each call, nor look for the lines of all calls first.
        var touched = $"""
            (select call.* from {calls} t
            cross join lateral (
                select * from queue_call c where c.source_id = {sourceId} and c.call_id = t.call_id offset 0) call offset 0) call
            """;
        return isMany
            ? $"""
                {calls} t join queue_event e on e.call_id = t.call_id
                    and e.at between (select min(first_at) from {touched}) and (select max(last_at) from {touched})
                """
            : $"""
                {touched} cross join lateral (
                    select * from queue_event line
                    where line.source_id = {sourceId} and line.at between call.first_at and call.last_at and line.call_id = call.call_id
                    offset 0) e
                """;
    }

    private static CallEvent EventIn(Line line) => new(line.At, line.Queue, QueueLogKinds.Of(line.Event))
    {
        Agent = line.Agent is "NONE" or "" ? null : line.Agent,
        Wait = line.Wait,
        Talk = line.Talk,
        Ring = line.RingMs is { } rang ? TimeSpan.FromMilliseconds(rang) : null,
        Caller = line.Caller,
        Copies = line.Copies,
        Place = (line.FileId, line.FileOffset),
    };

    private void Assemble(string call, List<CallEvent> events, List<(string, int, LoggedVisit)> made)
    {
        var number = 0;
        foreach (var visit in CallAssembly.Visits(events, IsBeforeRestart))
            made.Add((call, ++number, visit));
    }

    private bool IsBeforeRestart(DateTimeOffset at) => at.UtcDateTime < _lastRestart;

    private sealed record Line
    {
        public required string CallId { get; init; }

        public DateTimeOffset At { get; init; }

        public required string Queue { get; init; }

        public required string Agent { get; init; }

        public required string Event { get; init; }

        public TimeSpan? Wait { get; init; }

        public TimeSpan? Talk { get; init; }

        public int? RingMs { get; init; }

        public byte[]? Caller { get; init; }

        public int Copies { get; init; }

        public int FileId { get; init; }

        public long FileOffset { get; init; }
    }
}
