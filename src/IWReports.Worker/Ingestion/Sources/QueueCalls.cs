using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>From when to when a call's lines and entries lie: in which months to look for them, and that it is one call.</summary>
internal static class QueueCalls
{
    /// <param name="calls">Calls that nothing was known of, and their entries' first and last day; none where they get them later.</param>
    public static async Task AddAsync(
        NpgsqlConnection connection, short sourceId, IEnumerable<(ClosedCall Call, DateOnly? First, DateOnly? Last)> calls,
        CancellationToken cancellationToken)
    {
        await using var copy = await CopyRows.IntoAsync(
            connection, "queue_call", "source_id, call_id, first_at, last_at, first_day, last_day", cancellationToken);
        foreach (var (call, firstDay, lastDay) in calls)
        {
            copy.StartRow();
            copy.Write(sourceId);
            copy.Write(call.Id);
            copy.Write(call.First);
            copy.Write(call.Last);
            copy.Write(firstDay);
            copy.Write(lastDay);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Keeps the days of the touched calls' entries, which are now equal to their visits.</summary>
    public static Task KeepDaysAsync(NpgsqlConnection connection, short sourceId, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            insert into queue_call as known (source_id, call_id, first_day, last_day)
            select $1, call_id, min(day), max(day) from touched_call left join visit using (call_id) group by call_id
            on conflict (source_id, call_id) do update set first_day = excluded.first_day, last_day = excluded.last_day
            where (known.first_day, known.last_day) is distinct from (excluded.first_day, excluded.last_day)
            """, cancellationToken, sourceId);
}

/// <summary>A call put together while its log is read: when its first and last line were, and its visits.</summary>
internal sealed record ClosedCall(string Id, DateTime First, DateTime Last, IReadOnlyList<LoggedVisit> Visits);
