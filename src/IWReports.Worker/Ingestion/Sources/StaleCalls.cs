using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>The calls that are put together anew from all their events, in a temporary table.</summary>
internal static class StaleCalls
{
    public static Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "drop table if exists touched_call; create temp table touched_call (call_id text collate \"C\") on commit drop",
                cancellationToken);

    /// <param name="calls">None of them is in the table already.</param>
    public static Task AddAsync(NpgsqlConnection connection, IReadOnlyCollection<string> calls, CancellationToken cancellationToken) =>
        calls.Count == 0 ? Task.CompletedTask
            : connection.ExecuteAsync("insert into touched_call select unnest($1::text[])", cancellationToken, (object)calls.ToArray());
}
