using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>Remembers which columns a source's files had: rows that lose one would have what was known taken from them.</summary>
internal static class KnownColumns
{
    /// <summary>The columns that the source had before and this file lacks; those it has are remembered.</summary>
    public static async Task<IReadOnlyList<string>> VanishedAsync(NpgsqlConnection connection, short sourceId, TableBinding binding,
        CancellationToken cancellationToken)
    {
        var now = binding.Kind.Columns.Where(column => binding.Of(column) is not null).ToList();
        var known = await connection.RowsAsync<string>("select name from source_column where source_id = $1 order by name",
            cancellationToken, sourceId);
        await connection.ExecuteAsync(
            "insert into source_column (source_id, name, type) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing",
            cancellationToken, sourceId, now.Select(column => column.Name).ToArray(), now.Select(column => column.Type.Name).ToArray());
        return [.. known.Except(now.Select(column => column.Name))];
    }
}
