using System.Globalization;
using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Databases;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Reads the rows of the realtime table in the order of their ids, as lines of a log.</summary>
internal sealed class QueueLogTableLines : ILogLines, IAsyncDisposable
{
    private static readonly string[] Adaptive = ["data1", "data2", "data3", "data4", "data5"];
    private static readonly string[] Needed = ["id", "time", "callid", "queuename", "agent", "event"];

    private readonly SourceRows _rows;
    private readonly QueueLogTableRow _row;

    private QueueLogTableLines(SourceRows rows, QueueLogTableRow row, long after) => (_rows, _row, LinePosition) = (rows, row, after);

    public ReadOnlyMemory<byte> Line { get; private set; }

    public long LinePosition { get; private set; }

    public long LineNumber => LinePosition;

    public bool Terminated => true;

    public string? Wrong { get; private set; }

    public long Position => LinePosition;

    /// <summary>Refuses a table that is not there, or is another.</summary>
    public static async Task<IReadOnlyDictionary<string, SourceColumn>> ColumnsAsync(SourceDatabase database, string table,
        string setting, CancellationToken cancellationToken)
    {
        Dictionary<string, SourceColumn> columns;
        try
        {
            columns = (await database.ColumnsAsync($"select * from {Quoted(database, table)}", null, cancellationToken))
                .ToDictionary(column => column.Name.ToLowerInvariant(), StringComparer.Ordinal);
        }
        catch (SourceDatabaseException refused) when (refused.IsRefusal)
        {
            throw new InputException($"{setting}:Table: {refused.Message}. Name the table that Asterisk writes, and let this role read it.",
                refused);
        }

        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new InputException(
                $"{setting}:Table: {table} has no column {missing}. It needs {string.Join(", ", Needed)}, and data1 to data5 or data.");
        if (!columns["id"].IsWhole)
            throw new InputException($"{setting}:Table: {table}'s column id is {columns["id"].Type}, not a whole number: what comes "
                + $"after what was read cannot be told. Give it back its type; nothing was changed.");
        return Adaptive.All(columns.ContainsKey) || columns.ContainsKey("data") ? columns
            : throw new InputException($"{setting}:Table: {table} has neither the columns data1 to data5 nor data.");
    }

    /// <param name="position">The last id that was read before.</param>
    /// <param name="overlap">How many ids before it are read again: a row may be committed after a later one.</param>
    public static async Task<QueueLogTableLines> OpenAsync(SourceDatabase database, string table, string setting, QueueLogTableRow row,
        long position, int overlap, CancellationToken cancellationToken)
    {
        var columns = await ColumnsAsync(database, table, setting, cancellationToken);
        var five = Adaptive.All(columns.ContainsKey);
        var read = Needed.Select(Value).Append(columns.ContainsKey("data") ? Value("data") : "''")
            .Concat(Adaptive.Select(name => five ? Value(name) : "''"));
        var id = database.Quoted(columns["id"].Name);
        var rows =
            await database.ReadAsync(
            $"select {string.Join(", ", read)} from {Quoted(database, table)} q where q.{id} > $1 order by q.{id}", position - overlap,
            cancellationToken);
        return new(rows, row, position);

        string Value(string name) => $"coalesce({database.AsText(columns[name])}, '')";
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await _rows.ReadAsync(cancellationToken))
            return false;
        LinePosition = long.Parse(Text(0), CultureInfo.InvariantCulture);
        var five = Enumerable.Range(7, Adaptive.Length).Select(Text).ToList();
        // Some tables have both columns; a row was written one way or the other.
        var parameters = five.TrueForAll(text => text.Length == 0) ? [Text(6)] : five;
        (var line, Wrong) = _row.Line(Text(1), Text(2), Text(3), Text(4), Text(5), parameters);
        Line = Encoding.UTF8.GetBytes(line);
        return true;
    }

    // A row is whole or not there: none is ever put back.
    public void Unread() => throw new InvalidOperationException("A row of a table has its end.");

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private string Text(int index) => _rows.Text(index) ?? "";

    private static string Quoted(SourceDatabase database, string table) => string.Join('.', table.Split('.').Select(database.Quoted));
}
