using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>
/// Brings the schema up to date from the numbered SQL files built into the program: one transaction per file, one migrator at a time.
/// Refuses a history that it did not write.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource database)
{
    // Any number will do as long as nothing else of ours locks it.
    public const long AdvisoryLock = 0x4957_5265_706f_7274;

    /// <summary>The error code with which a migration refuses, by name, what a person must decide.</summary>
    public const string Refusal = "IW002";

    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>Applies what is missing and returns it. Errors: an edited or newer history is refused before anything is changed.</summary>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var hold = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({AdvisoryLock})", cancellationToken);

        var applied = await HistoryAsync(connection, cancellationToken);
        var pending = Pending(applied);
        // The lock is held by this transaction, so each file needs a connection of its own.
        foreach (var migration in pending)
            await ApplyAsync(migration, cancellationToken);
        return pending;
    }

    /// <summary>What has not been applied yet; refuses an edited or newer history.</summary>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return Pending(await HistoryAsync(connection, cancellationToken));
    }

    internal static IReadOnlyList<Migration> Pending(IReadOnlyDictionary<int, string> applied)
    {
        foreach (var (number, checksum) in applied)
        {
            var known = All.FirstOrDefault(migration => migration.Number == number)
                ?? throw new PartMissingException($"The database has migration {number:000}, which this program does not know: it is "
                    + $"newer than the program. Run the newer program, or restore a backup.");
            if (known.Checksum != checksum)
                throw new PartMissingException($"Migration {known.Name} was edited after it was applied. Put the original file back and "
                    + $"make the change in a new one.");
        }

        return [.. All.Where(migration => !applied.ContainsKey(migration.Number))];
    }

    private async Task ApplyAsync(Migration migration, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, migration.Sql, cancellationToken);
        await ExecuteAsync(connection, "create table if not exists schema_migration (number integer primary key, name text not null, "
            + "checksum text not null, applied_at timestamptz not null default now())", cancellationToken);
        await using (var record = new NpgsqlCommand("insert into schema_migration (number, name, checksum) values ($1, $2, $3)",
            connection))
        {
            record.Parameters.AddWithValue(migration.Number);
            record.Parameters.AddWithValue(migration.Name);
            record.Parameters.AddWithValue(migration.Checksum);
            await record.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Dictionary<int, string>> HistoryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<int, string>();
        await using var exists = new NpgsqlCommand("select to_regclass('schema_migration') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
            return applied;
        await using var history = new NpgsqlCommand("select number, checksum from schema_migration", connection);
        await using var reader = await history.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = ".Migrations.";
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var sql = reader.ReadToEnd();
            var name = resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..^".sql".Length];
            var checksum = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sql)));
            migrations.Add(new(int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name, sql, checksum));
        }

        return [.. migrations.OrderBy(migration => migration.Number)];
    }
}

/// <summary>One numbered SQL file.</summary>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum);
