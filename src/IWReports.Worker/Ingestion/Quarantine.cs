using System.Text;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>
/// A rejected line in the quarantine; phone numbers, e-mail and SIP addresses in it were blotted out before it was stored.
/// </summary>
/// <param name="IsLog">Whether it is a line of a log, which can be corrected in its place.</param>
internal sealed record QuarantinedLine(long Id, string Source, string File, long Line, string Reason, string Raw, bool IsLog);

/// <summary>A reason for which lines of a source wait, and how many.</summary>
internal sealed record WaitingLines
{
    public required string Source { get; init; }

    public required string Reason { get; init; }

    public required long Lines { get; init; }
}

/// <summary>The rejected lines of all sources that wait: no replay could use them so far, and nobody dismissed them.</summary>
internal sealed class Quarantine(NpgsqlDataSource database)
{
    /// <summary>The latest run's first, as they stood in its file.</summary>
    /// <param name="source">Null for every source.</param>
    /// <param name="beyond">The line behind which to begin; null for the first.</param>
    public async Task<List<QuarantinedLine>> ReadAsync(string? source, long? beyond, int max, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            """
            select q.id, s.name as source, r.file_name as file, q.line, q.reason, q.raw, q.hash is not null as is_log
            from waiting_line q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id
            left join quarantine last on last.id = $3
            where ($1::text is null or s.name = $1) and ($3::bigint is null or q.run_id < last.run_id
                or (q.run_id = last.run_id and (q.line, q.id) > (last.line, last.id)))
            order by q.run_id desc, q.line, q.id limit $2
            """, cancellationToken, source, max, beyond);
        return rows.ConvertAll(row => new QuarantinedLine(row.Id, row.Source, row.File, row.Line, row.Reason,
            Encoding.UTF8.GetString(row.Raw), row.IsLog));
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<long>("select count(*) from waiting_line", cancellationToken);

    /// <summary>How many wait, by source and reason, most first.</summary>
    public Task<List<WaitingLines>> ReasonsAsync(int max, CancellationToken cancellationToken) => database.RowsAsync<WaitingLines>(
        """
        select s.name as source, q.reason, count(*) as lines
        from waiting_line q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id
        group by 1, 2 order by 3 desc, 1, 2 limit $1
        """, cancellationToken, max);

    /// <summary>Has a line wait no more, for a reason that is kept. Errors: it does not wait.</summary>
    public async Task DismissAsync(long id, string who, string? reason, CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.RowAsync<long?>(
            "update quarantine set dismissed_at = now() where id = $1 and replayed_at is null and dismissed_at is null returning line",
            cancellationToken, id) is not { } line)
            throw new InputException("That line waits no more: somebody dismissed it, or a replay could use it.");
        await Audit.WriteAsync(connection, who, $"quarantined line {line} (number {id}) dismissed", why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Has all lines of a source that wait for one reason wait no more. Returns how many.</summary>
    public async Task<int> DismissAllAsync(string source, string wrong, string who, string? reason, CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var lines = await connection.ExecuteAsync(
            """
            update quarantine q set dismissed_at = now() from ingest_run r join source s on s.id = r.source_id
            where r.id = q.run_id and s.name = $1 and q.reason = $2 and q.replayed_at is null and q.dismissed_at is null
            """, cancellationToken, source, wrong);
        await Audit.WriteAsync(connection, who, $"{Words.Count(lines, "quarantined line")} of {source} dismissed", why, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return lines;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Source { get; init; }

        public required string File { get; init; }

        public long Line { get; init; }

        public required string Reason { get; init; }

        public required byte[] Raw { get; init; }

        public bool IsLog { get; init; }
    }
}
