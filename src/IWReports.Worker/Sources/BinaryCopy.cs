using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Sources;

/// <summary>Values that may be unknown, on their way into COPY BINARY. The type is always said: the server converts nothing, and takes wrong bytes for a wrong value.</summary>
internal static class BinaryCopy
{
    public static void WriteOrNull(this NpgsqlBinaryImporter copy, int? value)
    {
        if (value is { } number)
            copy.Write(number, NpgsqlDbType.Integer);
        else
            copy.WriteNull();
    }

    public static void WriteOrNull(this NpgsqlBinaryImporter copy, bool? value)
    {
        if (value is { } known)
            copy.Write(known, NpgsqlDbType.Boolean);
        else
            copy.WriteNull();
    }

    /// <summary>Whole seconds.</summary>
    public static void WriteOrNull(this NpgsqlBinaryImporter copy, TimeSpan? value) => copy.WriteOrNull((int?)value?.TotalSeconds);

    public static void WriteOrNull(this NpgsqlBinaryImporter copy, DateTimeOffset? value)
    {
        if (value is { } instant)
            copy.Write(instant.UtcDateTime, NpgsqlDbType.TimestampTz);
        else
            copy.WriteNull();
    }

    public static void WriteOrNull<T>(this NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type)
        where T : class
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, type);
    }
}
