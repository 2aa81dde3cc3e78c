namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The first and last day that a cell can mean, and the setting that says so.</summary>
internal readonly record struct DayBounds(DateOnly Earliest, DateOnly Latest, string Setting)
{
    /// <summary>What the database takes: its columns refuse every other day, so that days can be counted on from there.</summary>
    public static readonly DayBounds Storable = new(new(1900, 1, 1), new(2199, 12, 31), "");

    /// <summary>Refuses a value whose day lies outside.</summary>
    public void Refuse(string name, object? value)
    {
        DateOnly? read = value switch
        {
            DateOnly day => day,
            Moment { At: { } at } moment when moment.Day == default => DateOnly.FromDateTime(at.UtcDateTime),
            Moment moment => moment.Day,
            _ => null,
        };
        if (TooEarly(name, read) is { } early)
            throw new CellException(early);
        if (read > Latest)
            throw new CellException($"{name}: {read:yyyy-MM-dd} is after {Latest:yyyy-MM-dd}, the last day that {Setting}:DaysAhead "
                + $"allows. Where it stands for no day, name it under Ingestion:BlankWords");
    }

    /// <summary>Why an instant, in UTC, lies before the earliest day; null where it does not.</summary>
    public string? TooEarly(string name, DateTimeOffset? at) =>
        TooEarly(name, at is { } told ? DateOnly.FromDateTime(told.UtcDateTime) : null);

    private string? TooEarly(string name, DateOnly? read) =>
        read < Earliest ? $"{name}: {read:yyyy-MM-dd} is before {Earliest:yyyy-MM-dd}, the earliest day that {Setting}:EarliestDay allows"
            : null;
}
