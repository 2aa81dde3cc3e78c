using System.Diagnostics;
using System.Text.Json;
using IWReports.Worker.Tests.Cli;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>ops/sql/roles.sql on a migrated database, by what each role may then do.</summary>
public sealed class RolesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Password = "of a test";

    public async Task InitializeAsync()
    {
        await RunScriptAsync();
        foreach (var role in new[] { "worker", "reader" })
            await database.ExecuteHereAsync($"alter role iwreports_{role} password '{Password}'");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_worker_has_all_that_the_doctor_asks_for_and_measures()
    {
        // Run again, as after an upgrade.
        await RunScriptAsync();
        var ended = await BuiltProgram.RunAsync(As("worker"), ["doctor", "--json"], ("Database__Migrate", "false"));
        var role = JsonDocument.Parse(ended.Output).RootElement.EnumerateArray().Single(check => check.GetProperty("check").GetString() == "role");
        Assert.Equal("role iwreports_worker reads and writes, and creates no tables: another role migrates", role.GetProperty("detail").GetString());

        var orders = Path.GetTempFileName();
        await File.WriteAllTextAsync(orders, "order_id,ordered_at,promised_on\n1,2025-11-03T10:00:00,2025-11-10\n");
        Assert.Equal(0, (await BuiltProgram.RunAsync(As("worker"), ["import", "table", "orders", orders], ("Database__Migrate", "false"))).Code);
        Assert.Equal(0, (await BuiltProgram.RunAsync(As("worker"), ["measure", "--from", "2025-11-01", "--to", "2025-11-05"], ("Database__Migrate", "false"))).Code);
        File.Delete(orders);
    }

    [Fact]
    [Trait("Req", "R35")]
    public Task The_worker_creates_no_table_and_cuts_neither_ledger_nor_audit() => AreRefusedAsync(
        "worker",
        "create table mine (a integer)",
        "delete from delivery",
        "delete from audit",
        "update audit set who = 'nobody'",
        "delete from restatement",
        "delete from retention_evidence",
        "update caller_key set fingerprint = 'x'",
        "update schema_migration set name = 'x'");

    [Fact]
    [Trait("Req", "R35")]
    public async Task The_reader_sees_figures_but_no_caller_address_user_or_content()
    {
        await AreRefusedAsync(
            "reader",
            "select fingerprint from caller_key",
            "select caller from queue_entry",
            "select officer from queue_entry",
            "select caller from queue_event",
            "select number from call_back",
            "select address from recipient",
            "select address from delivery",
            "select mime from delivery",
            "select content from edition_part",
            "select name from app_user",
            "select who from audit",
            "select name from customer",
            "select raw from quarantine",
            "select findings from monthly_analysis",
            "create temp table mine (a integer)",
            "delete from measure_value");
        await using var source = NpgsqlDataSource.Create(As("reader"));
        foreach (var query in new[]
        {
            "select amount from measure_value", "select variation from analysis_signal", "select analysed_at from monthly_analysis",
            "select wait_s from queue_entry", "select state, period from delivery",
        })
        {
            await using var command = source.CreateCommand(query);
            await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task A_role_without_rights_is_told_which_by_the_doctor_and_by_every_verb()
    {
        var doctor = await BuiltProgram.RunAsync(As("reader"), ["doctor", "--json"]);
        Assert.Contains("role iwreports_reader may not create temporary tables", doctor.Output, StringComparison.Ordinal);
        var users = await BuiltProgram.RunAsync(As("reader"), ["users", "list"]);
        Assert.Equal(3, users.Code);
        Assert.StartsWith("iwreports: The database role may not do this: permission denied for table app_user.", Assert.Single(users.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task AreRefusedAsync(string role, params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(As(role));
        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState));
        }
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = $"iwreports_{role}", Password = Password, Pooling = false }.ToString();

    private async Task RunScriptAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "IWReports.sln")))
            root = root.Parent!;
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo("psql", ["-X", "-f", Path.Combine(root.FullName, "ops/sql/roles.sql")]) { RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("PGHOST", to.Host), ("PGUSER", to.Username), ("PGPASSWORD", to.Password), ("PGDATABASE", to.Database), ("PGPORT", $"{to.Port}") })
            start.Environment[name] = value;
        using var psql = Process.Start(start)!;
        var said = await psql.StandardError.ReadToEndAsync();
        await psql.WaitForExitAsync();
        Assert.True(psql.ExitCode == 0, said);
    }
}
