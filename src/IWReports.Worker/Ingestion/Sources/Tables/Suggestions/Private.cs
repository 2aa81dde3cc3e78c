using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>Shows what a row would be read as, without what is somebody's own.</summary>
internal static class Private
{
    private static readonly string[] Free = ["comment", "summary", "agreed_actions", "name", "missed_by"];

    /// <summary>Whether people write into it what they like.</summary>
    public static bool IsFree(string column) => Free.Contains(column);

    public static string Shown(TableKind kind, Column column, string? header, object? value, TimeZoneInfo zone) => value switch
    {
        null => "–",
        byte[] or byte[][] => "###",
        bool yes => yes ? CellWords.Yes : CellWords.No,
        Moment { At: { } at } => string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, zone):yyyy-MM-dd HH:mm:ss}"),
        Moment { Day: var day } => $"{day:yyyy-MM-dd}",
        DateOnly day => $"{day:yyyy-MM-dd}",
        TimeOnly time => string.Create(CultureInfo.InvariantCulture, $"{time:HH:mm:ss}"),
        decimal number when column.Type.Units == Units.OfTime => FormattableString.Invariant($"{number:0.###} s"),
        string text when IsFree(column.Name) || (kind.Name == "coaching" && column.Name == "outcome")
            || (header is not null && PrivateFields.IsPrivate(header) && column.Name != "order_id") => PrivateFields.Blot(text),
        // A number that the row is known by; a customer's could be a person's.
        string text when column.Key && !text.Contains('@', StringComparison.Ordinal) => text,
        string text => ContactDetails.Mask(text),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "–",
    };
}
