using System.Globalization;
using System.Text;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Sources.Tables;
using Npgsql;

namespace IWReports.Worker.Sources.Queries;

/// <summary>A query's rows as records of text, each value written as a CSV would write it.</summary>
internal sealed class QueryRecords(NpgsqlDataReader reader, string name, string? cursorColumn) : ITableRecords
{
    private readonly byte[][] _cells = new byte[reader.FieldCount][];

    private readonly int _cursor = cursorColumn is null ? -1 : reader.GetOrdinal(cursorColumn);

    private IComparable? _largest;

    public string Name => name;

    public IReadOnlyList<string> Header { get; } = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    public long Line { get; private set; }

    public long Position => Line;

    /// <summary>The largest value of the cursor column so far, as text; null where there was none.</summary>
    public string? Cursor => _largest is null ? null : Text(_largest);

    public Action<Reject>? Rejected { get; set; }

    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await ReadRowAsync(cancellationToken))
            return false;
        Line++;
        for (var index = 0; index < _cells.Length; index++)
            _cells[index] = reader.IsDBNull(index) ? [] : Encoding.UTF8.GetBytes(Text(Value(index)));
        if (_cursor >= 0 && !reader.IsDBNull(_cursor) && reader.GetValue(_cursor) is IComparable value && (_largest is null || value.CompareTo(_largest) > 0))
            _largest = value;
        return true;
    }

    public string Cell(int index) => Encoding.UTF8.GetString(_cells[index]);

    public ReadOnlySpan<byte> Bytes(int index) => _cells[index];

    public void Reject(string reason)
    {
        var row = string.Join('|', Enumerable.Range(0, _cells.Length).Select(index => PrivateFields.IsPrivate(Header[index]) ? PrivateFields.Blot(Cell(index)) : Cell(index)));
        Rejected?.Invoke(new(name, Line, Encoding.UTF8.GetBytes(row), reason));
    }

    private object Value(int index)
    {
        try
        {
            return reader.GetValue(index);
        }
        catch (InvalidCastException unknown)
        {
            throw new InputException($"{name}: the column \"{reader.GetName(index)}\" is {reader.GetDataTypeName(index)}, which is not read. Write {reader.GetName(index)}::text in the query, or leave it out.", unknown);
        }
    }

    // Its own, so that what fails on the other database is told from what fails on ours.
    private async Task<bool> ReadRowAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (NpgsqlException failed)
        {
            throw new QueryException(failed);
        }
    }

    private static string Text(object value) => value switch
    {
        // Npgsql gives timestamptz as UTC, and timestamp as a time of no zone.
        DateTime { Kind: DateTimeKind.Utc } at => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } or DateOnly => ((IFormattable)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeOnly or TimeSpan => ((IFormattable)value).ToString(value is TimeOnly ? "HH:mm:ss" : "hh\\:mm\\:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>The other database failed or refused, as it says itself.</summary>
internal sealed class QueryException(NpgsqlException failed) : Exception(failed is PostgresException refused ? $"{refused.MessageText} ({refused.SqlState})" : failed.InnerException?.Message ?? failed.Message, failed);
