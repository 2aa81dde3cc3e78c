using System.Collections.Concurrent;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>Databases of earlier versions, each copied from one that its migrations made once per run.</summary>
internal static class FormerDatabase
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<string>>> Templates = [];

    public static async Task CreateAsync(string name, int lastMigration) =>
        await TestDatabase.ExecuteAsync(
            $"create database {name} template {await Templates.GetOrAdd(lastMigration, last => new(() => MakeAsync(last))).Value}");

    public static async Task ApplyAsync(string name, int first, int last)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(TestDatabase.For(name)) { Pooling = false });
        foreach (var migration in Migrator.All.Where(migration => migration.Number >= first && migration.Number <= last))
        {
            await using var command = source.CreateCommand(
                $"""
                {migration.Sql};
                create table if not exists schema_migration (number integer primary key, name text not null, checksum text not null,
                    applied_at timestamptz not null default now());
                insert into schema_migration (number, name, checksum) values ({migration.Number}, '{migration.Name}',
                    '{migration.Checksum}')
                """);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<string> MakeAsync(int last)
    {
        var name = $"test_template_{last}";
        await TestDatabase.ExecuteAsync($"drop database if exists {name} with (force)");
        await TestDatabase.ExecuteAsync($"create database {name}");
        await ApplyAsync(name, 1, last);
        return name;
    }
}
