using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>A temporary table for the lines that sets decide about, and for those that could not be used.</summary>
internal sealed class QueueLogStage(NpgsqlConnection connection)
{
    /// <summary>The table's name; what is wrong with a line is null in those that can be used.</summary>
    public const string Table = "log_line";

    // From at to detail: a rejected line has none of them.
    private const int ColumnsOfEvent = 10;

    /// <summary>How many usable lines are in it.</summary>
    public long Lines { get; private set; }

    public Task CreateAsync(CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            drop table if exists log_line;
            create temp table log_line (
                position bigint, line bigint, hash uuid, at timestamptz, call_id text collate "C", queue text, agent text, event text,
                caller bytea, wait_s integer, talk_s integer, ring_ms integer, detail text, wrong text, raw bytea) on commit drop
            """, cancellationToken);

    public async Task WriteAsync(IAsyncEnumerable<LogBatch> batches, CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.WithCancellation(cancellationToken))
            await WriteAsync(batch, cancellationToken);
    }

    public async Task WriteAsync(LogBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Events.Count + batch.Rejects.Count == 0)
            return;
        await using var copy = await CopyRows.IntoAsync(
            connection, Table, $"position, line, hash, {EventColumns.Names}, wrong, raw", cancellationToken);
        foreach (var line in batch.Events)
        {
            copy.StartRow();
            copy.Write(line.Position);
            copy.Write(line.Number);
            copy.Write(line.Hash);
            EventColumns.Write(copy, line);
            copy.WriteNull();
            copy.WriteNull();
        }

        foreach (var (line, reject) in batch.Rejects)
            Write(copy, line, reject);
        await copy.CompleteAsync(cancellationToken);
        Lines += batch.Events.Count;
    }

    // A replay puts the line back by its place and hash.
    private static void Write(CopyRows copy, StagedLine line, Reject reject)
    {
        copy.StartRow();
        copy.Write(line.Position);
        copy.Write(line.Number);
        copy.Write(line.Hash);
        for (var column = 0; column < ColumnsOfEvent; column++)
            copy.WriteNull();
        copy.Write(reject.Reason);
        copy.Write(reject.Raw);
    }
}
