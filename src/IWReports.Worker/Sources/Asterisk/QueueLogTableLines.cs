using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Reads the rows of the realtime table in the order of their ids, as lines of a log.</summary>
internal sealed class QueueLogTableLines : ILogLines, IAsyncDisposable
{
    private static readonly string[] Adaptive = ["data1", "data2", "data3", "data4", "data5"];
    private static readonly string[] Needed = ["id", "time", "callid", "queuename", "agent", "event"];

    private readonly NpgsqlCommand _command;
    private readonly NpgsqlDataReader _rows;
    private readonly QueueLogTableRow _row;
    private readonly bool _hasSingle;

    private QueueLogTableLines(NpgsqlCommand command, NpgsqlDataReader rows, QueueLogTableRow row, bool hasSingle, long after) =>
        (_command, _rows, _row, _hasSingle, LinePosition) = (command, rows, row, hasSingle, after);

    public ReadOnlyMemory<byte> Line { get; private set; }

    public long LinePosition { get; private set; }

    public long LineNumber => LinePosition;

    public bool Terminated => true;

    public string? Wrong { get; private set; }

    public long Position => LinePosition;

    /// <param name="table">Its name, quoted as SQL wants it.</param>
    /// <param name="position">The last id that was read before.</param>
    /// <param name="overlap">How many ids before it are read again: a row may be committed after a later one.</param>
    public static async Task<QueueLogTableLines> OpenAsync(NpgsqlConnection connection, string table, string setting, QueueLogTableRow row, long position, int overlap, CancellationToken cancellationToken)
    {
        Dictionary<string, string> columns;
        try
        {
            await using var look = connection.Command($"select * from {table} where false");
            await using var none = await look.ExecuteReaderAsync(cancellationToken);
            columns = Enumerable.Range(0, none.FieldCount).ToDictionary(none.GetName, none.GetDataTypeName, StringComparer.Ordinal);
        }
        catch (PostgresException refused)
        {
            throw new InputException($"{setting}:Table: {refused.MessageText}. Name the table that Asterisk writes, and let this role read it.", refused);
        }

        var (five, single) = (Adaptive.All(columns.ContainsKey), columns.ContainsKey("data"));
        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new InputException($"{setting}:Table: {table} has no column {missing}. It needs {string.Join(", ", Needed)}, and data1 to data5 or data.");
        if (columns["id"] is not ("smallint" or "integer" or "bigint"))
            throw new InputException($"{setting}:Table: {table}'s column id is {columns["id"]}, not a whole number: what comes after what was read cannot be told. Give it back its type; nothing was changed.");
        if (!five && !single)
            throw new InputException($"{setting}:Table: {table} has neither the columns data1 to data5 nor data.");

        var data = (single ? ", coalesce(data::text, '')" : ", ''") + string.Concat(Adaptive.Select(name => five ? $", coalesce({name}::text, '')" : ", ''"));
        var command = connection.Command(
            $"""
            select id::bigint, time::text, coalesce(callid::text, ''), coalesce(queuename::text, ''), coalesce(agent::text, ''), coalesce(event::text, ''){data}
            from {table} where id > $1 order by id
            """, position - overlap);
        return new(command, await command.ExecuteReaderAsync(cancellationToken), row, single, position);
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await _rows.ReadAsync(cancellationToken))
            return false;
        LinePosition = _rows.GetInt64(0);
        var five = Enumerable.Range(7, Adaptive.Length).Select(_rows.GetString).ToList();
        // Some tables have both; a row was written one way or the other.
        var parameters = _hasSingle && five.TrueForAll(text => text.Length == 0) ? [_rows.GetString(6)] : five;
        (Line, Wrong) = _row.Line(_rows.Text(1) ?? "", _rows.GetString(2), _rows.GetString(3), _rows.GetString(4), _rows.GetString(5), parameters);
        return true;
    }

    // A row is whole or not there: none is ever put back.
    public void Unread() => throw new InvalidOperationException("A row of a table has its end.");

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _command.DisposeAsync();
    }
}
