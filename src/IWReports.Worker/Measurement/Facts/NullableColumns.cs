using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Columns that may be unknown.</summary>
internal static class NullableColumns
{
    public static TimeSpan? Seconds(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : TimeSpan.FromSeconds(row.GetInt32(column));

    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static T? Value<T>(this NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
