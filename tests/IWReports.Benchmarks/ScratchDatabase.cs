using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Benchmarks;

/// <summary>A database of its own for a measuring, made before it and dropped after it.</summary>
internal static class ScratchDatabase
{
    /// <param name="run">Is given the connection string of the new database, which is empty.</param>
    public static async Task<T> RunAsync<T>(string? connection, string purpose, Func<string, Task<T>> run)
    {
        var name = $"{purpose}_{Guid.NewGuid():N}";
        await using var server = Registration.Open(connection);
        await ExecuteAsync($"create database {name}");
        try
        {
            return await run(new NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString);
        }
        finally
        {
            await ExecuteAsync($"drop database {name} with (force)");
        }

        async Task ExecuteAsync(string sql)
        {
            await using var open = await server.OpenConnectionAsync();
            await open.ExecuteAsync(sql, CancellationToken.None);
        }
    }
}
