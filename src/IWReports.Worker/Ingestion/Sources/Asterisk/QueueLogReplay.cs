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

    public async Task<Replayed> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var files = new List<(int Id, string Name, string Source, string Zone)>();
        await using (var command = connection.Command(
            """
            select distinct r.file_id, f.name, s.name, s.zone
            from quarantine q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id join source_file f
                on f.id = r.file_id
            where q.replayed_at is null and q.hash is not null and s.kind = $1
            """, QueueLogLoad.Kind))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                files.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        var all = new Replayed(0, 0, 0);
        foreach (var file in files)
        {
            var of = await ReplayAsync(connection, file, cancellationToken);
            all = new(all.Used + of.Used, all.Rejected + of.Rejected, all.Masked + of.Masked);
        }

        return all;
    }

    private async Task<Replayed> ReplayAsync(NpgsqlConnection connection, (int Id, string Name, string Source, string Zone) file,
        CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var zone = Zones.Find(file.Zone, $"The zone of {file.Source}");
        var source = await load.BeginAsync(connection, file.Source[(QueueLogLoad.Kind.Length + 1)..], zone, cancellationToken);
        // A file that was imported twice has its rejects twice.
        var (readable, masked) = (new List<StagedLine>(), 0L);
        await using (var command = connection.Command(
            "select distinct on (q.hash, q.position) q.raw, q.position, q.line, q.hash from quarantine q join ingest_run r on r.id = "
                + "q.run_id where r.file_id = $1 and q.replayed_at is null and q.hash is not null", file.Id))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var line = reader.GetFieldValue<byte[]>(0);
                if (IsMasked(line))
                    masked++;
                else
                    readable.Add(new(line, reader.GetInt64(1), reader.GetInt64(2), reader.GetGuid(3)));
            }
        }

        var used = await load.ReplayAsync(connection, source, zone, (file.Id, file.Name), readable, cancellationToken);
        await connection.ExecuteAsync(
            "update quarantine q set replayed_at = now() from ingest_run r where r.id = q.run_id and r.file_id = $1 and q.hash = any($2)",
            cancellationToken, file.Id, used.Select(line => line.Hash).ToArray());
        await transaction.CommitAsync(cancellationToken);
        return new(used.Count, readable.Count - used.Count + masked, masked);
    }

    // A blotted name would become an officer or a queue; in the parameters only the caller is lost.
    private static bool IsMasked(ReadOnlySpan<byte> line)
    {
        var head = 0;
        for (var field = 0; field < FieldsOfHead && head < line.Length; field++)
            head = line[head..].IndexOf((byte)'|') is >= 0 and var bar ? head + bar + 1 : line.Length;
        return ContactDetails.IsMasked(line[..head]);
    }
}

/// <summary>
/// How many rejected lines could be used, how many still not; and how many of these because their time, call id or names were blotted out.
/// </summary>
internal sealed record Replayed(long Used, long Rejected, long Masked);
