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
    /// <summary>Those that no replay could use so far, the latest run's first.</summary>
    public async Task<IReadOnlyList<QuarantinedLine>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            """
            select q.id, s.name, r.file_name, q.line, q.reason, q.raw
            from quarantine q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id
            where q.replayed_at is null order by q.run_id desc, q.line limit $1
            """, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<QuarantinedLine>();
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4),
                Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(5))));
        return lines;
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ScalarAsync<long>("select count(*) from quarantine where replayed_at is null", cancellationToken);
    }
}
