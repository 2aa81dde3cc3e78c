using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>A statement with its parameters ($1, $2 …) in one call.</summary>
internal static class NpgsqlCommands
{
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> parameters)
    {
        // Loads take as long as they take; Ctrl+C stops them.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return command;
    }
}
