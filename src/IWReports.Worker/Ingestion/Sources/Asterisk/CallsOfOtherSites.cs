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
        if (await connection.RowAsync<SameCalls>(
            """
            select other.name as source, count(distinct l.call_id) as calls, min(l.call_id) as example
            from source other join unnest($3::text[], $4::uuid[], $5::timestamptz[]) l (call_id, hash, at) on true
                join queue_event e on e.source_id = other.id and e.at = l.at and e.hash = l.hash
            where other.id <> $1 and other.kind = $2 and not exists (
                select from queue_event own where own.source_id = $1 and own.at = l.at and own.hash = l.hash)
            group by other.name order by 2 desc, 1 limit 1
            """,
            cancellationToken, sourceId, QueueLogLoad.Kind, entries.Select(line => line.CallId).ToArray(),
            entries.Select(line => line.Hash).ToArray(), entries.Select(line => line.At).ToArray()) is not { } same)
            return;
        var site = same.Source[(QueueLogLoad.Kind.Length + 1)..];
        throw new InputException(
            $"{file}: {same.Calls} of its calls are in the log of site {site} already, line for line "
            + $"(one of them: {same.Example}). "
            + "Read as two sites, one Asterisk's calls would count twice, so nothing of the file was kept. "
            + $"Read it as the site {site}: --site {site}, or the same name in Sources:QueueLogs.");
    }

    private sealed record SameCalls
    {
        public required string Source { get; init; }

        public long Calls { get; init; }

        public required string Example { get; init; }
    }
}
