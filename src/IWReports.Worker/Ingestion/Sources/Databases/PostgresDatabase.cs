using System.Data;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>A PostgreSQL database, in one READ ONLY transaction.</summary>
internal sealed class PostgresDatabase : SourceDatabase
{
    private readonly NpgsqlConnection _connection;

    public PostgresDatabase(string connectionString, string setting)
    {
        try
        {
            _connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", ApplicationName = "iwreports",
                Pooling = false }.ToString());
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            // Its message may hold a piece of the setting, and so of the password.
            throw new InputException($"{setting} cannot be read. Write it like Host=db.example;Database=shop;Username=reader;Password=…. "
                + $"For MySQL or MariaDB set Provider beside it.");
        }
    }

    public override string Server => $"PostgreSQL {_connection.PostgreSqlVersion}";

    public override string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override string AsText(SourceColumn column) => $"{Quoted(column.Name)}::text";

    public override string Cast(string name, string type) => $"{name}::{type}";

    public override async Task<IReadOnlyList<SourceColumn>> ColumnsAsync(string query, object? parameter,
        CancellationToken cancellationToken)
    {
        await using var described = await AskAsync(Wrapped(query, "*"), parameter, CommandBehavior.SchemaOnly, cancellationToken);
        return [.. Enumerable.Range(0, described.FieldCount)
            .Select(index => new SourceColumn(described.GetName(index), described.GetDataTypeName(index),
            Type.GetTypeCode(described.GetFieldType(index))))];
    }

    public override Task<SourceRows> RowsAsync(string query, IReadOnlyList<SourceColumn> columns, object? parameter,
        CancellationToken cancellationToken) =>
        ReadAsync(Wrapped(query, "*"), parameter, cancellationToken);

    public override async Task<SourceRows> ReadAsync(string select, object? parameter, CancellationToken cancellationToken) =>
        new PostgresRows(await AskAsync(select, parameter, CommandBehavior.Default, cancellationToken));

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    protected override async Task BeginAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.OpenAsync(cancellationToken);
            // Ends with its connection.
            await _connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await _connection.ExecuteAsync("set transaction read only", cancellationToken);
            await _connection.ExecuteAsync("select set_config('statement_timeout', $1, true)", cancellationToken,
                $"{timeout.TotalMilliseconds:0}");
        }
        catch (NpgsqlException down)
        {
            throw new SourceDatabaseException(down);
        }
    }

    private async Task<NpgsqlDataReader> AskAsync(string select, object? parameter, CommandBehavior behaviour,
        CancellationToken cancellationToken)
    {
        // A command would be cut at its semicolons, and what comes after a "commit" may write.
        // One of a batch goes as it is, and of that the server takes a single statement.
        await using var batch = new NpgsqlBatch(_connection) { Timeout = 0 };
        batch.BatchCommands.Add(new(select));
        if (select.Contains("$1", StringComparison.Ordinal))
            batch.BatchCommands[0].Parameters.Add(parameter is long number ? new() { Value = number }
                : new() { Value = parameter ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown });
        try
        {
            return await batch.ExecuteReaderAsync(behaviour, cancellationToken);
        }
        catch (NpgsqlException refused)
        {
            throw new SourceDatabaseException(refused);
        }
    }
}
