using IWReports.Worker.Tests.Cli;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>A database that a test backs up and restores, with all that this leaves beside it.</summary>
internal sealed class Restoring : IAsyncDisposable
{
    /// <summary>Whose the tables are.</summary>
    public const string Owners = """
        select string_agg(distinct pg_get_userbyid(relowner), ' ') from pg_class
        where relkind in ('r', 'p', 'S') and relnamespace in ('public'::regnamespace, 'hangfire'::regnamespace)
        """;

    public TestDatabase Database { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("iw-restore-").FullName;

    public static async Task<Restoring> BeginAsync()
    {
        var restoring = new Restoring();
        await restoring.Database.InitializeAsync();
        return restoring;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        foreach (var kept in (await BesideAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await TestDatabase.ExecuteAsync($"drop database {kept} with (force)");
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Returns the file.</summary>
    public async Task<string> BackUpAsync()
    {
        var said = await OpsScript.RunAsync(Database.ConnectionString, Path.Combine(OpsScript.Root, "ops/backup"), Folder);
        return said[..said.IndexOf(" (", StringComparison.Ordinal)];
    }

    /// <summary>Restores without asking; what it said.</summary>
    public async Task<string> RestoreAsync(string file)
    {
        var ended = await EndAsync("--yes", file);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output;
    }

    public async Task<Ended> EndAsync(params string[] arguments)
    {
        await LeaveAsync();
        return await OpsScript.EndAsync(
            Database.ConnectionString, Path.Combine(OpsScript.Root, "ops/restore"), ["--program", OpsScript.Program, .. arguments]);
    }

    /// <summary>Ends what this process keeps open, as a service that has ended does not: it would be in the way.</summary>
    public async Task LeaveAsync()
    {
        Database.Source.Clear();
        await TestDatabase.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database.Name}'");
    }

    /// <summary>The databases that were made beside the test's.</summary>
    public async Task<string> BesideAsync() => await ScalarAsync(
        "postgres", $"select coalesce(string_agg(datname, ' '), '') from pg_database where datname like '{Database.Name}\\_%'");

    public static async Task<string> ScalarAsync(string name, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(TestDatabase.For(name)) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(settings);
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
