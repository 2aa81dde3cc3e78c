using System.Text.RegularExpressions;
using IWReports.Worker.Host;
using MySqlConnector;

namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>A MySQL or MariaDB database, read only. A DATETIME has no zone; a TIMESTAMP is an instant.</summary>
internal sealed partial class MySqlDatabase : SourceDatabase
{
    // What the client waits beyond the server's own limit, where the network fails or the server is too old to have one.
    private const int MoreSeconds = 10;

    // MySQL 8 hides a password by its usual method only over TLS or with a key of its own.
    private const string NoTls = " Write SslMode=Required (better VerifyFull) into it, and switch TLS on in the server where it is off; "
        + "in a network of your own without TLS, AllowPublicKeyRetrieval=True.";

    private const int UnknownVariable = 1193, SyntaxError = 1064;

    private readonly MySqlConnection _connection;

    public MySqlDatabase(string connectionString, string setting, TimeSpan timeout)
    {
        try
        {
            _connection = new(new MySqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "iwreports",
                Pooling = false,
                AllowUserVariables = true,
                DefaultCommandTimeout = (uint)(Math.Ceiling(timeout.TotalSeconds) + MoreSeconds),
                // A yes or no is the number that it is, and 36 letters are 36 letters.
                TreatTinyAsBoolean = false,
                GuidFormat = MySqlGuidFormat.None,
            }.ToString());
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidOperationException)
        {
            // Its message may hold a piece of the setting, and so of the password.
            throw new InputException($"{setting} cannot be read. Write it like Server=pbx.example;Database=asteriskcdrdb;User "
                + $"ID=reader;Password=…;SslMode=VerifyFull.");
        }
    }

    public override string Server => IsMariaDb
        ? $"MariaDB {_connection.ServerVersion.Split("-MariaDB")[0].Replace("5.5.5-", "", StringComparison.Ordinal)}"
        : $"MySQL {_connection.ServerVersion}";

    private bool IsMariaDb => _connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);

    public override string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    // The server writes values out itself: it knows each of them, also a 0000-00-00 or a number that .NET has no room for.
    public override string AsText(SourceColumn column)
    {
        var text = $"cast({Quoted(column.Name)} as char)";
        return column.Type switch
        {
            "TIMESTAMP" => $"concat(if({text} like '0000-00-00%', null, {text}), '{MySqlRows.Utc}')",
            "DATETIME" or "DATE" => $"if({text} like '0000-00-00%', null, {text})",
            "BIT" => $"cast(cast({Quoted(column.Name)} as unsigned) as char)",
            "BINARY" or "VARBINARY" or "BLOB" or "TINYBLOB" or "MEDIUMBLOB" or "LONGBLOB" => Quoted(column.Name),
            _ => text,
        };
    }

    public override string Cast(string name, string type) => $"cast({name} as {type})";

    public override async Task<IReadOnlyList<SourceColumn>> ColumnsAsync(string query, object? parameter,
        CancellationToken cancellationToken)
    {
        await using var none = await AskAsync($"{Wrapped(query, "*")} limit 0", parameter, cancellationToken);
        return [.. Enumerable.Range(0, none.FieldCount)
            .Select(index => new SourceColumn(none.GetName(index), none.GetDataTypeName(index),
            Type.GetTypeCode(none.GetFieldType(index))))];
    }

    public override async Task<SourceRows> RowsAsync(string query, IReadOnlyList<SourceColumn> columns, object? parameter,
        CancellationToken cancellationToken)
    {
        // A MyISAM table is locked while it is read, and Asterisk would wait: the server sets the rows aside and lets go.
        var select = Wrapped(query,
            $"sql_buffer_result {string.Join(", ", columns.Select(column => $"{AsText(column)} as {Quoted(column.Name)}"))}");
        return new MySqlRows(await AskAsync(select, parameter, cancellationToken), columns);
    }

    public override async Task<SourceRows> ReadAsync(string select, object? parameter, CancellationToken cancellationToken) =>
        new MySqlRows(await AskAsync($"select sql_buffer_result{select["select".Length..]}", parameter, cancellationToken), []);

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    protected override async Task BeginAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.OpenAsync(cancellationToken);
            await ExecuteAsync("set session time_zone = '+00:00', sql_mode = replace(@@session.sql_mode, 'NO_BACKSLASH_ESCAPES', '')", null,
                cancellationToken);
            // Before MySQL 5.6 and MariaDB 10 there is neither: the role's rights and the client's limit hold alone.
            await TryAsync("set session transaction read only", null, SyntaxError, cancellationToken);
            await TryAsync($"set session {(IsMariaDb ? "max_statement_time" : "max_execution_time")} = @value", IsMariaDb
                ? timeout.TotalSeconds : (long)timeout.TotalMilliseconds, UnknownVariable, cancellationToken);
        }
        catch (MySqlException down)
        {
            throw new SourceDatabaseException(down, down.Message.Contains("secure connection", StringComparison.Ordinal) ? NoTls : "");
        }
    }

    private async Task TryAsync(string statement, object? value, int unknown, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(statement, value, cancellationToken);
        }
        catch (MySqlException old) when (old.Number == unknown)
        {
        }
    }

    private async Task ExecuteAsync(string statement, object? value, CancellationToken cancellationToken)
    {
        await using var command = new MySqlCommand(statement, _connection);
        command.Parameters.AddWithValue("@value", value ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<MySqlDataReader> AskAsync(string select, object? parameter, CancellationToken cancellationToken)
    {
        try
        {
            // The driver sends as many statements as it is given; PREPARE takes a single one.
            var places = 0;
            var statement = Parameter().Replace(select, found => found.Groups["parameter"].Success && ++places > 0 ? "?" : found.Value);
            await ExecuteAsync("set @iwreports_select = @value", statement, cancellationToken);
            await ExecuteAsync("set @iwreports_parameter = @value", parameter, cancellationToken);
            await ExecuteAsync("prepare iwreports_select from @iwreports_select", null, cancellationToken);
            await using var command = new MySqlCommand($"execute iwreports_select{(places > 0 ? " using " : "")}"
                + $"{string.Join(", ", Enumerable.Repeat("@iwreports_parameter", places))}", _connection);
            return await command.ExecuteReaderAsync(cancellationToken);
        }
        catch (MySqlException refused)
        {
            throw new SourceDatabaseException(refused);
        }
    }

    // Within quotes a $1 is two letters.
    [GeneratedRegex("""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|(?<parameter>\$1(?![0-9]))""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
