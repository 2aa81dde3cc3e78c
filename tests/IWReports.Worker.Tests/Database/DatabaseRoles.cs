using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>A migrated database with the roles of ops/sql/roles.sql, which tests sign in as.</summary>
public abstract class DatabaseRoles(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private protected TestDatabase Database => database;

    private const string Password = "of a test";

    public async Task InitializeAsync()
    {
        await RunScriptAsync();
        foreach (var role in new[] { "owner", "worker", "reader" })
            await database.ExecuteHereAsync($"alter role iwreports_{role} password '{Password}'");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private protected async Task AreRefusedAsync(string role, params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(As(role));
        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege),
                (statement, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState));
        }
    }

    private protected string As(string role) => new NpgsqlConnectionStringBuilder(database.ConnectionString)
    {
        Username = $"iwreports_{role}", Password = Password, Pooling = false,
    }.ToString();

    private protected Task<string> RunScriptAsync() => OpsScript.RolesAsync(database.ConnectionString);
}
