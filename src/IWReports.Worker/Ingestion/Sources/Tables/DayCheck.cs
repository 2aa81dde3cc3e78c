namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Refuses cells whose day cannot be meant.</summary>
internal static class DayCheck
{
    /// <summary>Refuses a value whose day lies outside.</summary>
    public static void Refuse(this DayBounds bounds, string name, object? value)
    {
        DateOnly? read = value switch
        {
            DateOnly day => day,
            Moment { At: { } at } moment when moment.Day == default => DateOnly.FromDateTime(at.UtcDateTime),
            Moment moment => moment.Day,
            _ => null,
        };
        if (bounds.Outside(name, read) is { } outside)
            throw new CellException(outside);
    }
}
