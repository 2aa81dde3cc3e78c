using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MySqlConnector;

namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>Rows of a MySQL or MariaDB database, whose server wrote each value as text.</summary>
/// <param name="columns">The columns as they were before that.</param>
internal sealed class MySqlRows(MySqlDataReader reader, IReadOnlyList<SourceColumn> columns) : SourceRows
{
    /// <summary>What stands after an instant.</summary>
    public const string Utc = "+00:00";

    public override IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (MySqlException failed)
        {
            throw new SourceDatabaseException(failed);
        }
    }

    public override string? Text(int index) => reader.IsDBNull(index) ? null
        : reader.GetValue(index) is not byte[] bytes ? reader.GetString(index)
        : Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : $"0x{Convert.ToHexString(bytes)}";

    public override IComparable? Order(int index) => Text(index) is not { } text ? null
        : columns[index].IsNumber ? double.Parse(text, CultureInfo.InvariantCulture)
        : new Ordinal(text);

    // The session's time is UTC: an offset would not be understood by older servers.
    public override string? Parameter(int index) =>
        Text(index) is { } text && columns[index].Type == "TIMESTAMP" && text.EndsWith(Utc, StringComparison.Ordinal) ? text[..^Utc.Length]
            : Text(index);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await reader.DisposeAsync();
        }
        catch (MySqlException failed)
        {
            throw new SourceDatabaseException(failed);
        }
    }

    private readonly record struct Ordinal(string Text) : IComparable
    {
        public int CompareTo(object? other) => other is Ordinal text ? string.CompareOrdinal(Text, text.Text) : -1;
    }
}
