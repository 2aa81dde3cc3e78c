using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Refuses a log whose lines another site's log has: one Asterisk, each of whose calls would count twice.</summary>
internal sealed class CallsOfOtherSites(NpgsqlConnection connection, short sourceId, string file)
{
    /// <summary>Null where no other site's log was ever read.</summary>
    public static async Task<CallsOfOtherSites?> BesideAsync(
        NpgsqlConnection connection, short sourceId, string file, CancellationToken cancellationToken)
    {
        var others = await connection.ScalarAsync<bool>(
            "select exists (select from source where kind = $1 and id <> $2)", cancellationToken, QueueLogLoad.Kind, sourceId);
        return others ? new(connection, sourceId, file) : null;
    }

    /// <summary>Before the lines are stored.</summary>
    public async Task RefuseAsync(LogBatch batch, CancellationToken cancellationToken)
    {
        var entries = batch.Events.Where(line => line.Kind == QueueLogKind.EnterQueue).ToList();
        if (entries.Count == 0)
            return;
        await using var command = connection.Command(
            """
            select other.name, count(distinct l.call_id), min(l.call_id)
            from source other join unnest($3::text[], $4::uuid[], $5::timestamptz[]) l (call_id, hash, at) on true
                join queue_event e on e.source_id = other.id and e.at = l.at and e.hash = l.hash
            where other.id <> $1 and other.kind = $2 and not exists (
                select from queue_event own where own.source_id = $1 and own.at = l.at and own.hash = l.hash)
            group by other.name order by 2 desc, 1 limit 1
            """,
            sourceId, QueueLogLoad.Kind, entries.Select(line => line.CallId).ToArray(), entries.Select(line => line.Hash).ToArray(),
            entries.Select(line => line.At).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return;
        var site = reader.GetString(0)[(QueueLogLoad.Kind.Length + 1)..];
        throw new InputException(
            $"{file}: {reader.GetInt64(1)} of its calls are in the log of site {site} already, line for line "
            + $"(one of them: {reader.GetString(2)}). "
            + "Read as two sites, one Asterisk's calls would count twice, so nothing of the file was kept. "
            + $"Read it as the site {site}: --site {site}, or the same name in Sources:QueueLogs.");
    }
}
