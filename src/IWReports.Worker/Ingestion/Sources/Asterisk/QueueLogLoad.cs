using System.Runtime.CompilerServices;
using System.Text;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// A stretch of a log: of which file, from where on, whether nobody goes on writing it, and in which encoding (none: UTF-8).
/// </summary>
internal sealed record QueueLogBatch(string FileName, byte[] Identity, ILogLines Lines, bool Whole, Encoding? Encoding = null)
{
    /// <summary>Whether the file turned out to be another than its first line made it seem.</summary>
    public bool Anew { get; init; }
}

/// <summary>
/// Loads one stretch of a log: lines to events, events to entries, sessions and pauses, and the books, all on the caller's transaction.
/// </summary>
internal sealed class QueueLogLoad(CallerKey key, TimeProvider time, IOptions<SourcesOptions> sources, IOptions<PrivacyOptions> privacy,
    IOptions<IngestionOptions>? ingestion = null)
{
    public const string Kind = "queue-log";

    /// <summary>
    /// No hold and no wrap-up is ever written, nor a caller whom the queue refused; and whether transfers are depends on the members'
    /// channels: a log sees them from its first one on.
    /// </summary>
    /// <remarks>Source: ops/docs/source-formats.md, 1.5.</remarks>
    public const Capabilities Sees = Capabilities.Ringing;

    private readonly IngestionOptions _ingestion = ingestion?.Value ?? new();

    /// <summary>Enough that a batch's statements cost nothing beside its lines, and few megabytes of memory.</summary>
    public int LinesAtATime { get; init; } = 5_000;

    /// <summary>Starts a transaction's work on a source: waits for its turn, and makes sure of the key.</summary>
    public async Task<short> BeginAsync(NpgsqlConnection connection, string site, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await key.CheckAsync(connection, cancellationToken);
        // Sorting and hashing a million lines on disk would take longer than all the rest.
        await connection.ExecuteAsync("set local work_mem = '64MB'", cancellationToken);
        return await RunStore.SourceAsync(connection, $"{Kind}:{site}", Kind, zone.Id, Sees, cancellationToken);
    }

    /// <summary>What the file is known by: a keyed hash of its first line. Leaves the reader at the first line.</summary>
    public async Task<byte[]?> IdentityAsync(LineReader lines, CancellationToken cancellationToken)
    {
        if (!await lines.ReadAsync(cancellationToken))
            return null;
        var identity = key.Line(lines.Line.Span).ToByteArray(bigEndian: true);
        lines.Unread();
        return identity;
    }

    /// <summary>What an export of the table is known by: its first line, and that it is none of the log's files.</summary>
    public byte[] Identity(QueueLogExportLines lines) => key.Line([.. "export\n"u8, .. lines.First.Span]).ToByteArray(bigEndian: true);

    /// <param name="mayPass">Looks at the counts before anything is kept; throws what must not.</param>
    /// <returns>Null where a file does not begin with the lines that one of its first line had: then it must be opened anew and merged
    /// line by line.</returns>
    public async Task<ImportCounts?> RunAsync(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, QueueLogBatch batch,
        Action<ImportCounts> mayPass, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var from = batch.Lines.Position;
        var counts = new ImportCounts { Details = { ["calls"] = 0, ["unknown_events"] = 0 } };
        var seen = new LinesSeen(privacy.Value.CallBackDays);
        using var parser = Parser();
        var store = new QueueLogStore(connection, sourceId, zone, sources.Value);
        await store.CreateAsync(cancellationToken);
        var (file, isNew, known) = await FileAsync(connection, sourceId, batch.Identity, batch.FileName, cancellationToken);
        var claimed = await CallsOfOtherSites.BesideAsync(connection, sourceId, batch.FileName, cancellationToken);
        var batches = new LogBatches(parser, seen, key, batch, batch.Whole && !batch.Anew ? known : null, LinesAtATime, counts);
        var read = LookedAtAsync(batches, batch.FileName, counts, claimed, progress, cancellationToken);
        // A whole file that starts as a known one does, but is not known by its digest, is the same or another: that shows when all
        // its lines lie side by side.
        var isMerged = batch.Whole && !isNew && (known is null || batch.Anew);
        await (isMerged ? store.Stage.WriteAsync(read, cancellationToken) : store.Stream.RunAsync(read, file, cancellationToken));
        if (batches.IsAnother)
            return null;
        parser.RefuseFile(batch.FileName, counts);
        mayPass(counts);

        progress.Report(new($"{batch.FileName}: {counts.Read} lines read, adding what is new"));
        if (isMerged && await new QueueEventMerge(connection, sourceId).ContradictsAsync(file, batch.Lines.Position, cancellationToken))
            (file, _, _) = await FileAsync(connection, sourceId, parser.ContentHash(), batch.FileName, cancellationToken);
        await FinishAsync(store, file, parser, seen, counts, cancellationToken);
        if (!batch.Whole)
            await NotePlaceAsync(connection, file, batch.Lines, batches.Unread, counts, cancellationToken);
        else if (!isMerged)
            await connection.ExecuteAsync("update source_file set digest = $2, digest_lines = $3 where id = $1",
                cancellationToken, file, parser.ContentHash(), counts.Read);

        var run = await RunStore.SaveAsync(connection, sourceId, file, batch.FileName, from, batch.Lines.Position, counts,
            cancellationToken);
        await RunStore.QuarantineAsync(connection, run, QueueLogStage.Table, cancellationToken);
        await RunDays.NoteAsync(connection, run, Kind, seen.Days(zone), counts, _ingestion, cancellationToken);
        return counts;
    }

    /// <summary>Loads rejected lines of one file, as far as they can be used now; returns these.</summary>
    public async Task<(IReadOnlyList<StagedLine> Used, string? Wrong)> ReplayAsync(NpgsqlConnection connection, short sourceId,
        TimeZoneInfo zone, (int Id, string Name) file, IEnumerable<StagedLine> rejected, CancellationToken cancellationToken)
    {
        var counts = new ImportCounts();
        var seen = new LinesSeen(privacy.Value.CallBackDays);
        using var parser = Parser();
        var (used, events, wrong) = (new List<StagedLine>(), new List<LogEvent>(), (string?)null);
        foreach (var line in rejected)
        {
            // Each was suspicious once, so none may lack its end.
            if (parser.Parse(line, mayBeCut: true, counts, out var parsed) is { } reject)
            {
                wrong ??= reject;
                continue;
            }

            used.Add(line);
            events.Add(parsed);
            seen.NoteTime(parsed.At);
            seen.Note(parsed);
        }

        if (used.Count == 0)
            return (used, wrong);
        counts.Read = used.Count;
        var store = new QueueLogStore(connection, sourceId, zone, sources.Value);
        await store.CreateAsync(cancellationToken);
        await store.Stage.WriteAsync(new LogBatch(events, []), cancellationToken);
        await FinishAsync(store, file.Id, parser, seen, counts, cancellationToken);
        await RunStore.SaveAsync(connection, sourceId, file.Id, file.Name, 0, 0, counts, cancellationToken);
        return (used, wrong);
    }

    private async Task FinishAsync(
        QueueLogStore store, int file, QueueLogParser parser, LinesSeen seen, ImportCounts counts, CancellationToken cancellationToken)
    {
        counts.Details["calls"] = await store.CallsAsync(file, cancellationToken);
        await store.FinishAsync(file, parser.Repeated, seen, key, privacy.Value.CallBackDays, counts, cancellationToken);
    }

    // Where reading goes on the next time.
    private static async Task NotePlaceAsync(
        NpgsqlConnection connection, int file, ILogLines read, long unread, ImportCounts counts, CancellationToken cancellationToken)
    {
        (counts.Duplicates, counts.Unchanged) = (counts.Duplicates + counts.Unchanged, 0);
        counts.Details["unread_bytes"] = unread;
        var lines = read.LineNumber - (unread > 0 ? 1 : 0);
        await connection.ExecuteAsync(
            "update source_file set position = $2, lines = $3, digest = null where id = $1 and position < $2", cancellationToken, file,
            read.Position, lines);
    }

    private QueueLogParser Parser() => new(key, time.GetUtcNow(), _ingestion.Bounds(Kind, time.GetUtcNow()));

    private static async IAsyncEnumerable<LogBatch> LookedAtAsync(
        LogBatches batches, string file, ImportCounts counts, CallsOfOtherSites? claimed, IProgress<Progress> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.ReadAsync(cancellationToken))
        {
            if (claimed is not null)
                await claimed.RefuseAsync(batch, cancellationToken);
            yield return batch;
            progress.Report(new($"{file}: {counts.Read} lines"));
        }
    }

    private static async Task<(int Id, bool IsNew, KnownLines? Known)> FileAsync(
        NpgsqlConnection connection, short sourceId, byte[] identity, string name, CancellationToken cancellationToken)
    {
        // A known file uses up no number.
        var row = (await connection.RowAsync<LogFile>(
            """
            with known as (update source_file set name = $3 where source_id = $1 and identity = $2 returning id, digest, digest_lines),
                made as (insert into source_file (source_id, identity, name) select $1, $2, $3 where not exists (select from known)
                    returning id)
            select id, false as is_new, digest, digest_lines from known union all select id, true, null, 0 from made
            """,
            cancellationToken, sourceId, identity, name))!;
        return (row.Id, row.IsNew, row.Digest is { } digest ? new(row.DigestLines, digest) : null);
    }

    private sealed record LogFile
    {
        public int Id { get; init; }

        public bool IsNew { get; init; }

        public byte[]? Digest { get; init; }

        public long DigestLines { get; init; }
    }
}
