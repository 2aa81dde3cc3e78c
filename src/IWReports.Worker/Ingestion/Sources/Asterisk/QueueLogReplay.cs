using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// Tries rejected log lines again, after the program learned to read them: each goes to its old place in its file. Their callers stay
/// unknown.
/// </summary>
internal sealed class QueueLogReplay(NpgsqlDataSource database, QueueLogLoad load)
{
    // Time, call id, queue, agent.
    private const int FieldsOfHead = 4;

    /// <param name="who">Whom the audit names.</param>
    public async Task<Replayed> RunAsync(string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var files = await connection.RowsAsync<LogFile>(
            """
            select distinct r.file_id as id, f.name, s.name as source, s.zone
            from waiting_line q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id join source_file f
                on f.id = r.file_id
            where q.hash is not null and s.kind = $1
            """, cancellationToken, QueueLogLoad.Kind);

        var all = new Replayed(0, 0, 0);
        foreach (var file in files)
        {
            var of = await ReplayAsync(connection, file, who, cancellationToken);
            all = new(all.Used + of.Used, all.Rejected + of.Rejected, all.Masked + of.Masked);
        }

        return all;
    }

    private async Task<Replayed> ReplayAsync(NpgsqlConnection connection, LogFile file, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var zone = Zones.Find(file.Zone, $"The zone of {file.Source}");
        var source = await load.BeginAsync(connection, SiteOf(file), zone, cancellationToken);
        // A file that was imported twice has its rejects twice.
        var rejects = await connection.RowsAsync<RejectedLine>(
            """
            select distinct on (q.hash, q.position) q.raw, q.position, q.line, q.hash
            from waiting_line q join ingest_run r on r.id = q.run_id
            where r.file_id = $1 and q.hash is not null
            """, cancellationToken, file.Id);
        var readable = rejects.Where(reject => !IsMasked(reject.Raw))
            .Select(reject => new StagedLine(reject.Raw, reject.Position, reject.Line, reject.Hash)).ToList();
        var masked = (long)(rejects.Count - readable.Count);
        var used = (await load.ReplayAsync(connection, source, zone, (file.Id, file.Name), readable, cancellationToken)).Used;
        await NoteAsync(connection, file, used, cancellationToken);
        await Audit.WriteAsync(connection, who, $"rejected lines of {file.Source} tried again: {used.Count} used", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(used.Count, readable.Count - used.Count + masked, masked);
    }

    /// <summary>Uses a rejected log line as a person corrected it, in its old place.</summary>
    /// <remarks>Errors: the line waits no more; it is a row of a table; it cannot be used so either.</remarks>
    public async Task FixAsync(long id, string text, string who, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.RowAsync<RejectedLine>("select raw, position, line, hash from waiting_line where id = $1 and hash is not null",
                cancellationToken, id) is not { } rejected
            || await connection.RowAsync<LogFile>(
            """
            select f.id, f.name, s.name as source, s.zone
            from waiting_line q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id join source_file f
                on f.id = r.file_id
            where q.id = $1 and s.kind = $2
            """, cancellationToken, id, QueueLogLoad.Kind) is not { } file)
            throw new InputException("Only lines of a queue_log that still wait are corrected here. Correct a row of a table in its file, "
                + "and import that again.");
        var zone = Zones.Find(file.Zone, $"The zone of {file.Source}");
        var source = await load.BeginAsync(connection, SiteOf(file), zone, cancellationToken);
        // It was read before this site was this one's alone.
        if (!await connection.ScalarAsync<bool>("select exists (select from waiting_line where id = $1)", cancellationToken, id))
            throw new InputException("Somebody else used or dismissed this line meanwhile.");
        var bytes = Encoding.UTF8.GetBytes(text.Trim());
        if (bytes.AsSpan().ContainsAny((byte)'\r', (byte)'\n'))
            throw new InputException("A log's line is one line: take the line break out.");
        if (IsMasked(bytes))
            throw new InputException("Its time, call id, queue or agent is still blotted out (####): write what it was.");
        StagedLine[] corrected = [new(bytes, rejected.Position, rejected.Line, rejected.Hash)];
        var (used, wrong) = await load.ReplayAsync(connection, source, zone, (file.Id, file.Name), corrected, cancellationToken);
        if (wrong is not null)
            throw new InputException($"Line {rejected.Line} cannot be used so either: {wrong}.");
        await NoteAsync(connection, file, used, cancellationToken);
        await Audit.WriteAsync(connection, who, $"line {rejected.Line} of {file.Source} corrected and used", null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string SiteOf(LogFile file) => file.Source[(QueueLogLoad.Kind.Length + 1)..];

    private static Task<int> NoteAsync(NpgsqlConnection connection, LogFile file, IReadOnlyCollection<StagedLine> used,
        CancellationToken cancellationToken) => connection.ExecuteAsync(
            """
            update quarantine q set replayed_at = now() from ingest_run r, unnest($2, $3) as used (hash, position)
            where r.id = q.run_id and r.file_id = $1 and q.hash = used.hash and q.position = used.position
            """,
            cancellationToken, file.Id, used.Select(line => line.Hash).ToArray(), used.Select(line => line.Position).ToArray());

    // A blotted name would become an officer or a queue; in the parameters only the caller is lost.
    private static bool IsMasked(ReadOnlySpan<byte> line)
    {
        var head = 0;
        for (var field = 0; field < FieldsOfHead && head < line.Length; field++)
            head = line[head..].IndexOf((byte)'|') is >= 0 and var bar ? head + bar + 1 : line.Length;
        return ContactDetails.IsMasked(line[..head]);
    }

    private sealed record LogFile
    {
        public int Id { get; init; }

        public required string Name { get; init; }

        public required string Source { get; init; }

        public required string Zone { get; init; }
    }

    private sealed record RejectedLine
    {
        public required byte[] Raw { get; init; }

        public long Position { get; init; }

        public long Line { get; init; }

        public Guid Hash { get; init; }
    }
}

/// <summary>
/// How many rejected lines could be used, how many still not; and how many of these because their time, call id or names were blotted out.
/// </summary>
internal sealed record Replayed(long Used, long Rejected, long Masked);
