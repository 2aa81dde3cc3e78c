using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Delivery;

/// <summary>A parameter that may be null; the type cannot be told from the value then.</summary>
internal static class NullableParameter
{
    public static void AddNullable(this NpgsqlParameterCollection parameters, NpgsqlDbType type, object? value) =>
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
