using System.Text;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Sources.Tables;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>A stretch of a log: of which file, from where on, whether nobody goes on writing it, and in which encoding (none: UTF-8).</summary>
internal sealed record QueueLogBatch(string FileName, byte[] Identity, ILogLines Lines, bool Whole, Encoding? Encoding = null);

/// <summary>Loads one stretch of a log: lines to events, events to entries, sessions and pauses, and the books, all on the caller's transaction.</summary>
internal sealed class QueueLogLoad(CallerKey key, TimeProvider time, IOptions<SourcesOptions> sources, IOptions<PrivacyOptions> privacy,
    IOptions<IngestionOptions>? ingestion = null)
{
    public const string Kind = "queue-log";

    /// <summary>No hold and no wrap-up is ever written, nor a caller whom the queue refused; and whether transfers are depends on the members' channels: a log sees them from its first one on. Source: source formats, 3.1, gotchas.</summary>
    public const Capabilities Sees = Capabilities.Ringing;

    private readonly IngestionOptions _ingestion = ingestion?.Value ?? new();

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
    public async Task<ImportCounts> RunAsync(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, QueueLogBatch batch, Action<ImportCounts> mayPass, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var from = batch.Lines.Position;
        var counts = new ImportCounts { Details = { ["calls"] = 0, ["unknown_events"] = 0 } };
        using var stage = new QueueLogStage(connection, key, time.GetUtcNow(), _ingestion.Bounds(Kind, time.GetUtcNow()), batch.Encoding);
        await stage.CopyAsync(batch.Lines, batch.FileName, batch.Whole, counts, progress, cancellationToken);
        mayPass(counts);
        await RefuseClaimedAsync(connection, sourceId, batch.FileName, cancellationToken);

        progress.Report(new($"{batch.FileName}: {counts.Read} lines read, adding what is new"));
        var (file, isNew) = await FileAsync(connection, sourceId, batch.Identity, batch.FileName, cancellationToken);
        if (batch.Whole && !isNew && await new QueueEventMerge(connection, sourceId).ContradictsAsync(file, batch.Lines.Position, cancellationToken))
            (file, _) = await FileAsync(connection, sourceId, stage.ContentHash(), batch.FileName, cancellationToken);
        await StoreAsync(connection, sourceId, zone, stage, file, counts, cancellationToken);
        if (!batch.Whole)
        {
            (counts.Duplicates, counts.Unchanged) = (counts.Duplicates + counts.Unchanged, 0);
            counts.Details["unread_bytes"] = stage.Unread;
            var lines = batch.Lines.LineNumber - (stage.Unread > 0 ? 1 : 0);
            await connection.ExecuteAsync("update source_file set position = $2, lines = $3 where id = $1 and position < $2", cancellationToken, file, batch.Lines.Position, lines);
        }

        var run = await RunStore.SaveAsync(connection, sourceId, file, batch.FileName, from, batch.Lines.Position, counts, cancellationToken);
        await RunStore.QuarantineAsync(connection, run, QueueLogStage.Table, cancellationToken);
        var days = await RunDays.OfAsync(connection,
            "select (min(at) at time zone $1)::date, (max(at) at time zone $1)::date from log_line where wrong is null",
            cancellationToken, zone.Id);
        await RunDays.NoteAsync(connection, run, Kind, days, counts, _ingestion, cancellationToken);
        return counts;
    }

    /// <summary>Loads rejected lines of one file, as far as they can be used now; returns these.</summary>
    public async Task<IReadOnlyList<StagedLine>> ReplayAsync(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, (int Id, string Name) file, IEnumerable<StagedLine> rejected, CancellationToken cancellationToken)
    {
        var counts = new ImportCounts();
        using var stage = new QueueLogStage(connection, key, time.GetUtcNow(), _ingestion.Bounds(Kind, time.GetUtcNow()));
        var used = await stage.CopyAsync(rejected, counts, cancellationToken);
        if (used.Count == 0)
            return used;
        await StoreAsync(connection, sourceId, zone, stage, file.Id, counts, cancellationToken);
        await RunStore.SaveAsync(connection, sourceId, file.Id, file.Name, 0, 0, counts, cancellationToken);
        return used;
    }

    private async Task StoreAsync(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, QueueLogStage stage, int fileId, ImportCounts counts, CancellationToken cancellationToken)
    {
        counts.Details["calls"] = await connection.ScalarAsync<long>("select count(distinct call_id) from log_line where event = 'ENTERQUEUE'", cancellationToken);
        await new QueueEventMerge(connection, sourceId).RunAsync(stage.Lines, stage.Repeated, fileId, counts, cancellationToken);
        if (counts.Inserted == 0)
            return;
        var days = new HashSet<DateOnly>(await new CallRebuild(connection, sourceId, zone, sources.Value).RunAsync(stage.HasRestart, cancellationToken));
        await CallBackNumbers.KeepAsync(connection, sourceId, QueueLogStage.Table, privacy.Value.CallBackDays, cancellationToken);
        var officers = new OfficerRebuild(connection, sourceId, zone, sources.Value);
        days.UnionWith(await officers.RunAsync(stage.HasRestart, cancellationToken));
        if (HalfSessionText.Of(officers.LeftOut, zone) is { } leftOut)
            counts.Notes.Add(leftOut);
        // A ring that nobody answered leaves its call's entry as it was, but not its day's figures.
        days.UnionWith(await connection.ColumnAsync<DateOnly>("select distinct (at at time zone $1)::date from log_line where event in ('RINGNOANSWER', 'RINGCANCELED')", cancellationToken, zone.Id));
        await RunStore.TouchAsync(connection, days, cancellationToken);
    }

    // Line for line the same: one Asterisk read as two sites, each of whose calls would count twice.
    private static async Task RefuseClaimedAsync(NpgsqlConnection connection, short sourceId, string file, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            select other.name, count(distinct l.call_id), min(l.call_id)
            from source other join log_line l on l.event = 'ENTERQUEUE' join queue_event e on e.source_id = other.id and e.call_id = l.call_id and e.hash = l.hash
            where other.id <> $1 and other.kind = $2 and not exists (select from queue_event own where own.source_id = $1 and own.call_id = l.call_id and own.hash = l.hash)
            group by other.name order by 2 desc, 1 limit 1
            """, sourceId, Kind);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return;
        var site = reader.GetString(0)[(Kind.Length + 1)..];
        throw new InputException($"{file}: {reader.GetInt64(1)} of its calls are in the log of site {site} already, line for line (one of them: {reader.GetString(2)}). Read as two sites, one Asterisk's calls would count twice, so nothing of the file was kept. Read it as the site {site}: --site {site}, or the same name in Sources:QueueLogs.");
    }

    private static async Task<(int Id, bool IsNew)> FileAsync(
        NpgsqlConnection connection, short sourceId, byte[] identity, string name, CancellationToken cancellationToken)
    {
        // A known file uses up no number.
        await using var command = connection.Command(
            """
            with known as (update source_file set name = $3 where source_id = $1 and identity = $2 returning id),
                made as (insert into source_file (source_id, identity, name) select $1, $2, $3 where not exists (select from known) returning id)
            select id, false from known union all select id, true from made
            """,
            sourceId, identity, name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt32(0), reader.GetBoolean(1));
    }
}
