using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Stores lines of calls that nothing was known of while they are read, and stages all others.</summary>
/// <remarks>Lines go to the events, and calls, put together in memory, to the entries; why is in
/// ops/decisions/066-lines-go-straight.md.</remarks>
internal sealed class QueueLogStream(NpgsqlConnection connection, short sourceId, VisitTable visits, QueueLogStage stage)
{
    private readonly HashSet<DateOnly> _days = [];
    private readonly Months _months = new(connection);

    // The present batch's, and no garbage for the next one.
    private readonly List<LogEvent> _straight = [], _staged = [];

    /// <summary>The local days of the entries that were added.</summary>
    public IReadOnlySet<DateOnly> Days => _days;

    /// <summary>Lines that went straight to the events.</summary>
    public long Added { get; private set; }

    /// <summary>Calls that entered a queue in lines that went straight to the events.</summary>
    public long Entered { get; private set; }

    public async Task RunAsync(IAsyncEnumerable<LogBatch> batches, int file, CancellationToken cancellationToken)
    {
        var isCorrected = await CelTalk.IsThereAsync(connection, sourceId, cancellationToken);
        var open = new OpenCalls(file, await CallRebuild.LastRestartAsync(connection, sourceId, cancellationToken));
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            await SortAsync(batch, open, cancellationToken);
            // While the server takes the lines in.
            var closed = Task.Run(() => Close(open), cancellationToken);
            await AddAsync(file, cancellationToken);
            await stage.WriteAsync(batch with { Events = _staged }, cancellationToken);
            await StoreAsync(await closed, isCorrected, cancellationToken);
        }

        await StoreAsync(open.Close(all: true), isCorrected, cancellationToken);
        Entered = open.Entered;
    }

    private IReadOnlyList<ClosedCall> Close(OpenCalls open)
    {
        foreach (var line in _straight)
            open.Add(line);
        return open.Close(all: false);
    }

    private async Task SortAsync(LogBatch batch, OpenCalls open, CancellationToken cancellationToken)
    {
        var calls = batch.Events.Where(line => line is { IsFirst: true, IsNoCall: false } && !open.Has(line.CallId))
            .Select(line => line.CallId).ToHashSet(StringComparer.Ordinal);
        var known = await KnownAsync(calls, cancellationToken);
        _straight.Clear();
        _staged.Clear();
        foreach (var line in batch.Events)
        {
            if (line.IsRestart)
                open.NoteRestart(line.At);
            (line.IsFirst && !line.IsNoCall && !known.Contains(line.CallId) ? _straight : _staged).Add(line);
        }
    }

    // Also by its entries: a call's lines are deleted before these.
    private async Task<HashSet<string>> KnownAsync(HashSet<string> calls, CancellationToken cancellationToken) =>
        calls.Count == 0 ? [] : (await connection.RowsAsync<string>(
            """
            select call_id from unnest($2::text[]) as call (call_id)
            where exists (select from queue_call known where known.source_id = $1 and known.call_id = call.call_id collate "C" offset 0)
            """, cancellationToken, sourceId, calls.ToArray())).ToHashSet(StringComparer.Ordinal);

    private async Task AddAsync(int file, CancellationToken cancellationToken)
    {
        if (_straight.Count == 0)
            return;
        await _months.MakeAsync(_straight.Select(line => DateOnly.FromDateTime(line.At)), cancellationToken);
        await using var copy = await CopyRows.IntoAsync(
            connection, "queue_event", $"source_id, hash, {EventColumns.Names}, file_id, file_offset", cancellationToken);
        foreach (var line in _straight)
        {
            copy.StartRow();
            copy.Write(sourceId);
            copy.Write(line.Hash);
            EventColumns.Write(copy, line);
            copy.Write(file);
            copy.Write(line.Position);
        }

        await copy.CompleteAsync(cancellationToken);
        Added += _straight.Count;
    }

    // A half whose other half may be in another call's lines, and what channel events may correct, are put together with these at the end.
    private async Task StoreAsync(IReadOnlyList<ClosedCall> calls, bool isCorrected, CancellationToken cancellationToken)
    {
        if (calls.Count == 0)
            return;
        var plain = calls.ToLookup(call => !isCorrected && call.Visits.All(visit => visit.Unmatched == 0));
        if (plain[false].Any())
        {
            await StaleCalls.AddAsync(connection, [.. plain[false].Select(call => call.Id)], cancellationToken);
            await QueueCalls.AddAsync(
                connection, sourceId, plain[false].Select(call => (call, (DateOnly?)null, (DateOnly?)null)), cancellationToken);
        }

        _days.UnionWith(await visits.AddAsync([.. plain[true]], cancellationToken));
    }
}
