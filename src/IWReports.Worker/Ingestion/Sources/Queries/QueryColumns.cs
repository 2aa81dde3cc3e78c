using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Databases;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Queries;

/// <summary>
/// Compares a query's columns with those it had when it was first read: a column that vanished or means something else now would change
/// facts silently.
/// </summary>
internal static class QueryColumns
{
    /// <summary>Returns the columns' names.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(NpgsqlConnection connection, short sourceId, SourceDatabase other,
        IReadOnlyList<SourceColumn> columns, string setting, CancellationToken cancellationToken)
    {
        var now = columns.DistinctBy(column => column.Name)
            .ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        var known = await connection.RowsAsync<string[]>(
            "select array[name, type] from source_column where source_id = $1 order by name", cancellationToken, sourceId);
        foreach (var (name, type) in known.Select(column => (column[0], column[1])))
        {
            if (!now.TryGetValue(name, out var found))
                throw new InputException(
                    $"{setting}:Sql: the column \"{name}\" is gone. Give it back under this name; nothing was changed.");
            if (found != type)
                throw new InputException($"{setting}:Sql: the column \"{name}\" was {type} and is {found} now. If it still means the "
                    + $"same, write {other.Cast(name, type)} in the query; nothing was changed.");
        }

        await connection.ExecuteAsync(
            "insert into source_column (source_id, name, type) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing",
                cancellationToken, sourceId, now.Keys.ToArray(), now.Values.ToArray());
        return [.. columns.Select(column => column.Name)];
    }
}
