using System.Globalization;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Databases;

/// <summary>Rows of a PostgreSQL database.</summary>
internal sealed class PostgresRows(NpgsqlDataReader reader) : SourceRows
{
    public override IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (NpgsqlException failed)
        {
            throw new SourceDatabaseException(failed);
        }
    }

    public override string? Text(int index) => reader.IsDBNull(index) ? null : Text(Value(index));

    public override IComparable? Order(int index) => reader.IsDBNull(index) ? null : reader.GetValue(index) as IComparable;

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await reader.DisposeAsync();
        }
        catch (NpgsqlException failed)
        {
            // A reader that is closed early still waits for its query's end.
            throw new SourceDatabaseException(failed);
        }
    }

    private object Value(int index)
    {
        try
        {
            return reader.GetValue(index);
        }
        catch (InvalidCastException unknown)
        {
            throw new InputException($"The column \"{reader.GetName(index)}\" is {reader.GetDataTypeName(index)}, which is not read. "
                + $"Write {reader.GetName(index)}::text in the query, or leave it out.", unknown);
        }
    }

    private static string Text(object value) => value switch
    {
        // Npgsql gives timestamptz as UTC, and timestamp as a time of no zone.
        DateTime { Kind: DateTimeKind.Utc } at => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } or DateOnly => ((IFormattable)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeOnly or TimeSpan => ((IFormattable)value)
            .ToString(value is TimeOnly ? "HH:mm:ss" : "hh\\:mm\\:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
