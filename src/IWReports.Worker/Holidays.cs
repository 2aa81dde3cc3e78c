using System.Globalization;

namespace IWReports.Worker;

/// <summary>Public holidays by country and state, from holidays.csv beside the program.</summary>
internal static class Holidays
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "holidays.csv");

    /// <summary>The holidays of a region; refuses one the file does not know.</summary>
    public static IReadOnlySet<DateOnly> Of(string region)
    {
        var days = System.IO.File.ReadLines(File).Skip(1)
            .Select(line => line.Split(',', 3))
            .Where(columns => columns[0] == region)
            .Select(columns => DateOnly.ParseExact(columns[1], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToHashSet();
        return days.Count > 0 ? days : throw new InputException($"Company:Holidays: \"{region}\" is not in {File}. Add its days there, one per line: region,date,name.");
    }
}
