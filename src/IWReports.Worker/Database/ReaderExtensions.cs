using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>Reads columns that may be null: SQL's null is C#'s, unknown in both.</summary>
internal static class ReaderExtensions
{
    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static TimeSpan? Seconds(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null
        : TimeSpan.FromSeconds(reader.GetInt32(column));

    public static T? Value<T>(this NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);
}
