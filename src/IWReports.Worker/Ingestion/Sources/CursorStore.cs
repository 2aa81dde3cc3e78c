using System.Text.Json;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>Where pulls go on. Saved on the transaction of the rows it speaks of, so that it never passes what was not kept.</summary>
internal static class CursorStore
{
    /// <summary>Null where the source was never pulled.</summary>
    public static async Task<T?> ReadAsync<T>(NpgsqlConnection connection, string sourceName, CancellationToken cancellationToken)
        where T : class
    {
        var cursor = await connection.RowsAsync<string>(
            "select cursor::text from source_cursor join source on source.id = source_id where source.name = $1", cancellationToken,
            sourceName);
        return cursor.Count == 0 ? null : JsonSerializer.Deserialize<T>(cursor[0]);
    }

    public static Task SaveAsync<T>(NpgsqlConnection connection, short sourceId, T cursor, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            "insert into source_cursor (source_id, cursor) values ($1, $2::jsonb) on conflict (source_id) do update set cursor = "
                + "excluded.cursor",
            cancellationToken, sourceId, JsonSerializer.Serialize(cursor));
}
