using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Bench;

/// <summary>The program's tables once more, empty, in a schema of their own that goes when it is disposed.</summary>
internal sealed class Scratch : IAsyncDisposable
{
    private Scratch(string schema, NpgsqlDataSource database) => (Schema, Database) = (schema, database);

    public string Schema { get; }

    /// <summary>Connections that see only this schema.</summary>
    public NpgsqlDataSource Database { get; }

    public static async Task<Scratch> CreateAsync(IConfiguration configuration, string name, CancellationToken cancellationToken)
    {
        var schema = $"{name}_{Guid.NewGuid():N}";
        var connectionString = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(Worker.Database.Registration.ConnectionName)) { SearchPath = schema }.ToString();
        var scratch = new Scratch(schema, Worker.Database.Registration.Open(connectionString));
        await using (var connection = await scratch.Database.OpenConnectionAsync(cancellationToken))
            await connection.ExecuteAsync($"create schema {schema}", cancellationToken);
        await new Migrator(scratch.Database).ApplyAsync(cancellationToken);
        return scratch;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = await Database.OpenConnectionAsync())
            await connection.ExecuteAsync($"drop schema {Schema} cascade", CancellationToken.None);
        await Database.DisposeAsync();
    }
}
