using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>What one load of lines makes of a source's tables: events, calls, officers, numbers to ring back, days to measure.</summary>
internal sealed class QueueLogStore
{
    private readonly NpgsqlConnection _connection;
    private readonly short _sourceId;
    private readonly TimeZoneInfo _zone;
    private readonly SourcesOptions _sources;
    private readonly VisitTable _visits;

    public QueueLogStore(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, SourcesOptions sources)
    {
        (_connection, _sourceId, _zone, _sources) = (connection, sourceId, zone, sources);
        _visits = new(connection, sourceId, zone, sources);
        Stage = new(connection);
        Stream = new(connection, sourceId, _visits, Stage);
    }

    public QueueLogStage Stage { get; }

    public QueueLogStream Stream { get; }

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await Stage.CreateAsync(cancellationToken);
        await StaleCalls.CreateAsync(_connection, cancellationToken);
        await _visits.CreateAsync(cancellationToken);
    }

    /// <summary>Calls that enter a queue in the lines that were not known before; asked before staged lines are merged.</summary>
    public async Task<long> CallsAsync(int file, CancellationToken cancellationToken)
    {
        var staged = await _connection.ScalarAsync<long>("select count(distinct call_id) from log_line where event = 'ENTERQUEUE'",
            cancellationToken);
        if (Stream.Entered == 0 || staged == 0)
            return Stream.Entered + staged;
        // Of some calls there are staged lines and others that went straight to the events, in this transaction. Looked for call by call:
        // the statistics know nothing of them, and the planner would join them line by line.
        return Stream.Entered + staged - await _connection.ScalarAsync<long>(
            """
            select count(*) from (select distinct call_id from log_line where event = 'ENTERQUEUE') staged
            where exists (
                select from (select * from queue_call c where c.source_id = $1 and c.call_id = staged.call_id offset 0) call
                    cross join lateral (
                        select from queue_event e
                        where e.source_id = $1 and e.at between call.first_at and call.last_at and e.call_id = call.call_id
                            and e.event = 'ENTERQUEUE' and e.file_id = $2 and e.xmin = pg_current_xact_id()::xid
                        offset 0) line
                offset 0)
            """, cancellationToken, _sourceId, file);
    }

    /// <summary>Merges what was staged, and puts calls and officers together anew where anything was new.</summary>
    /// <param name="repeated">Lines whose bytes stood in the stretch before; null where that could not be told.</param>
    public async Task FinishAsync(
        int file, long? repeated, LinesSeen seen, CallerKey key, int callBackDays, ImportCounts counts, CancellationToken cancellationToken)
    {
        counts.Inserted = Stream.Added;
        await new QueueEventMerge(_connection, _sourceId).RunAsync(Stage.Lines, repeated, file, counts, cancellationToken);
        if (counts.Inserted == 0)
            return;
        var days = new HashSet<DateOnly>(Stream.Days);
        days.UnionWith(await new CallRebuild(_connection, _sourceId, _visits).RunAsync(seen.HasRestart, Stream.Entered, cancellationToken));
        await KeepNumbersAsync(seen, key, callBackDays, cancellationToken);
        var officers = new AgentRebuild(_connection, _sourceId, _zone, _sources);
        days.UnionWith(await officers.RunAsync(seen, _visits.AtWork, cancellationToken));
        if (HalfSessionText.Of(officers.LeftOut, _zone) is { } leftOut)
            counts.Notes.Add(leftOut);
        days.UnionWith(seen.RingDays(_zone));
        await RunStore.MarkStaleAsync(_connection, days, cancellationToken);
    }

    private async Task KeepNumbersAsync(LinesSeen seen, CallerKey key, int days, CancellationToken cancellationToken)
    {
        // To seal a number takes longer than all else that is done with it, and few are needed.
        var waiting = seen.Numbers.Count == 0 ? [] : await CallBackNumbers.WaitingAsync(_connection, _sourceId, days, cancellationToken);
        await _connection.ExecuteAsync(
            """
            drop table if exists log_number;
            create temp table log_number (call_id text collate "C", caller bytea, number bytea) on commit drop
            """, cancellationToken);
        await using (var copy = await CopyRows.IntoAsync(_connection, "log_number", "call_id, caller, number", cancellationToken))
        {
            foreach (var number in seen.Numbers.Where(number => waiting.Contains(number.CallId)))
            {
                copy.StartRow();
                copy.Write(number.CallId);
                copy.Write(number.Caller);
                copy.Write(key.Seal(number.Written));
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await CallBackNumbers.KeepAsync(_connection, _sourceId, "log_number", days, cancellationToken);
    }
}
