using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Tries rejected log lines again, after the program learned to read them: each goes to its old place in its file. Their callers stay unknown.</summary>
internal sealed class QueueLogReplay(NpgsqlDataSource database, QueueLogLoad load)
{
    /// <summary>Returns how many lines could be used, of how many.</summary>
    public async Task<(long Used, long Tried)> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var files = new List<(int Id, string Name, string Source, string Zone)>();
        await using (var command = connection.Command(
            """
            select distinct r.file_id, f.name, s.name, s.zone
            from quarantine q join ingest_run r on r.id = q.run_id join source s on s.id = r.source_id join source_file f on f.id = r.file_id
            where q.replayed_at is null and q.hash is not null and s.kind = $1
            """, QueueLogLoad.Kind))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                files.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        var (used, tried) = (0L, 0L);
        foreach (var file in files)
        {
            var (now, of) = await ReplayAsync(connection, file, cancellationToken);
            (used, tried) = (used + now, tried + of);
        }

        return (used, tried);
    }

    private async Task<(long Used, long Tried)> ReplayAsync(NpgsqlConnection connection, (int Id, string Name, string Source, string Zone) file, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var zone = Zones.Find(file.Zone, $"The zone of {file.Source}");
        var source = await load.BeginAsync(connection, file.Source[(QueueLogLoad.Kind.Length + 1)..], zone, cancellationToken);
        // A file that was imported twice has its rejects twice.
        var rejected = new List<StagedLine>();
        await using (var command = connection.Command(
            "select distinct on (q.hash, q.position) q.raw, q.position, q.line, q.hash from quarantine q join ingest_run r on r.id = q.run_id where r.file_id = $1 and q.replayed_at is null and q.hash is not null", file.Id))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                rejected.Add(new(reader.GetFieldValue<byte[]>(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetGuid(3)));
        }

        var used = await load.ReplayAsync(connection, source, zone, (file.Id, file.Name), rejected, cancellationToken);
        await connection.ExecuteAsync(
            "update quarantine q set replayed_at = now() from ingest_run r where r.id = q.run_id and r.file_id = $1 and q.hash = any($2)",
            cancellationToken, file.Id, used.Select(line => line.Hash).ToArray());
        await transaction.CommitAsync(cancellationToken);
        return (used.Count, rejected.Count);
    }
}
