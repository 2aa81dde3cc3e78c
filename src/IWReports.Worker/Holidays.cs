using System.Globalization;

namespace IWReports.Worker;

/// <summary>Public holidays by country and state, from holidays.csv beside the program.</summary>
internal static class Holidays
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "holidays.csv");

    /// <summary>The holidays of a region; refuses one the file does not know.</summary>
    public static IReadOnlySet<DateOnly> Of(string region) => NamesOf(region).Keys.ToHashSet();

    /// <summary>The names of a region's holidays by date; refuses a region that the file does not know.</summary>
    public static IReadOnlyDictionary<DateOnly, string> NamesOf(string region)
    {
        var names = System.IO.File.ReadLines(File).Skip(1)
            .Select(line => line.Split(',', 3))
            .Where(columns => columns[0] == region)
            // Two holidays may fall on one day.
            .GroupBy(
                columns => DateOnly.ParseExact(columns[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                columns => columns.ElementAtOrDefault(2)?.Trim() ?? "")
            .ToDictionary(day => day.Key, day => string.Join(" and ", day.Where(name => name.Length > 0).Distinct()));
        return names.Count > 0
            ? names
            : throw new InputException($"Company:Holidays: \"{region}\" is not in {File}. Add its days there, one per line: region,date,name.");
    }
}

/// <summary>What the company's public holidays are called, for people who wonder why a day passes.</summary>
internal sealed class HolidayNames(IReadOnlyDictionary<DateOnly, string> names)
{
    /// <summary>The last day that the file knows of; later years look as if they had no holidays.</summary>
    public DateOnly Through { get; } = names.Keys.Max();

    /// <summary>Null on a day that is no public holiday.</summary>
    public string? Of(DateOnly day) => names.TryGetValue(day, out var name) ? name.Length > 0 ? name : "public holiday" : null;
}
