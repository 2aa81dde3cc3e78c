using System.Text;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>
/// A rejected line in the quarantine; phone numbers, e-mail and SIP addresses in it were blotted out before it was stored.
/// </summary>
internal sealed record QuarantinedLine(long Id, string Source, string File, long Line, string Reason, string Raw);

/// <summary>The rejected lines of all sources.</summary>
internal sealed class Quarantine(NpgsqlDataSource database)
{
    /// <summary>How many lines no replay could use so far.</summary>
    public const string WaitingSql = "select count(*) from quarantine where replayed_at is null";

    /// <summary>Those that no replay could use so far, the latest run's first.</summary>
    public async Task<IReadOnlyList<QuarantinedLine>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            """
            select q.id, s.name as source, r.file_name as file, q.line, q.reason, q.raw
            from quarantine q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id
            where q.replayed_at is null order by q.run_id desc, q.line limit $1
            """, cancellationToken, most);
        return [.. rows.Select(row =>
            new QuarantinedLine(row.Id, row.Source, row.File, row.Line, row.Reason, Encoding.UTF8.GetString(row.Raw)))];
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        database.ScalarAsync<long>(WaitingSql, cancellationToken);

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Source { get; init; }

        public required string File { get; init; }

        public long Line { get; init; }

        public required string Reason { get; init; }

        public required byte[] Raw { get; init; }
    }
}
