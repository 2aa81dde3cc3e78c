namespace IWReports.Worker.Ingestion;

/// <summary>The first and last day that a cell can mean, and the setting that says so.</summary>
internal readonly record struct DayBounds(DateOnly Earliest, DateOnly Latest, string Setting)
{
    /// <summary>What has happened lies at most two days ahead of UTC's: zones differ by one, clocks by another.</summary>
    public const int Happened = 2;

    /// <summary>What the database takes: its columns refuse every other day, so that days can be counted on from there.</summary>
    public static readonly DayBounds Storable = new(new(1900, 1, 1), new(2199, 12, 31), "");

    /// <summary>Why a day lies outside; null where it does not.</summary>
    public string? Outside(string name, DateOnly? read) =>
        TooEarly(name, read) ?? (read > Latest
            ? $"{name}: {read:yyyy-MM-dd} is after {Latest:yyyy-MM-dd}, the last day that {Setting}:DaysAhead "
                + $"allows. Where it stands for no day, name it under Ingestion:BlankWords"
            : null);

    /// <summary>Why an instant, in UTC, lies before the earliest day; null where it does not.</summary>
    public string? TooEarly(string name, DateTimeOffset? at) =>
        TooEarly(name, at is { } told ? DateOnly.FromDateTime(told.UtcDateTime) : null);

    private string? TooEarly(string name, DateOnly? read) =>
        read < Earliest ? $"{name}: {read:yyyy-MM-dd} is before {Earliest:yyyy-MM-dd}, the earliest day that {Setting}:EarliestDay allows"
            : null;
}
