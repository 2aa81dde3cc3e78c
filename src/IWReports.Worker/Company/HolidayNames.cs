namespace IWReports.Worker.Company;

/// <summary>What the company's public holidays are called, for people who wonder why a day passes.</summary>
/// <param name="certain">The last year for which the company's file says what was proclaimed; null where it never does.</param>
internal sealed class HolidayNames(IReadOnlyDictionary<DateOnly, string> names, bool calculated, int? certain)
{
    public IReadOnlySet<DateOnly> Days { get; } = names.Keys.ToHashSet();

    /// <summary>Null on a day that is no public holiday.</summary>
    public string? Of(DateOnly day) => names.GetValueOrDefault(day);

    /// <summary>How far the holidays up to a day can be trusted; empty where they can.</summary>
    public string Doubt(DateOnly last) =>
        last.Year <= certain ? ""
        : !calculated ? $"Public holidays are known to the end of {certain} only."
        : $"Public holidays{(certain is { } year ? $" after {year}" : "")} are calculated: "
            + "days proclaimed for a single year are missing until holidays.csv names them.";
}
