using IWReports.Worker.Host;

namespace IWReports.Worker.Company;

/// <summary>Public holidays of a country or state: what is calculated, with the changes in holidays.csv beside the program.</summary>
internal static class Holidays
{
    // No record is older, and no schedule looks further ahead.
    private static readonly IEnumerable<int> Years = Enumerable.Range(2010, 60);

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "holidays.csv");

    public static IReadOnlySet<DateOnly> Of(string region) => NamesOf(region).Days;

    /// <summary>The holidays of a region with their names; refuses a region that neither the calculation nor the file knows.</summary>
    public static HolidayNames NamesOf(string region) => NamesOf(region, File);

    internal static HolidayNames NamesOf(string region, string file)
    {
        var all = HolidayChange.Read(file);
        var changes = all.Where(change => change.Region == region).ToList();
        var calculated = HolidayRegions.Find(region);
        if (calculated is null && changes.Count == 0)
        {
            throw new InputException($"Company:Holidays: \"{region}\" is no country or state whose public holidays are known. "
                + $"Write a code such as AU-VIC, NZ, GB-SCT, US, DE-BY or CA-ON, or add its days to {file}, one per line: "
                    + $"region,date,name");
        }

        RefuseMisspelt(all, region);
        var names = new Dictionary<DateOnly, string>();
        foreach (var (day, name) in calculated is null ? [] : Years.SelectMany(calculated.PublicHolidayNames))
            names[DateOnly.FromDateTime(day)] = name == "New Year" ? "New Year's Day" : name;
        var certain = changes.Where(change => calculated is null || Matters(change, names)).Max(change => (int?)change.Day.Year);
        Apply(changes, names);
        return new(names, calculated is not null, certain);
    }

    // Where the states are known, another one is a slip of the pen, whose days would be missing without a word.
    private static void RefuseMisspelt(List<HolidayChange> all, string region)
    {
        var country = $"{region[..2]}-";
        var known = HolidayRegions.Codes.Where(code => code.StartsWith(country, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToList();
        if (known.Count > 0 && all.Find(change => change.Region.StartsWith(country, StringComparison.Ordinal)
            && change.Region != region && !known.Contains(change.Region)) is { } misspelt)
            throw new InputException($"{misspelt.Where}: \"{misspelt.Region}\" is not known. Known are {string.Join(", ", known)}.");
    }

    // The weekend is free anyway: a file that names no other day of a year does not say what was proclaimed for it.
    private static bool Matters(HolidayChange change, Dictionary<DateOnly, string> calculated) =>
        change.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (change.Removes || !calculated.ContainsKey(change.Day));

    private static void Apply(List<HolidayChange> changes, Dictionary<DateOnly, string> names)
    {
        foreach (var removed in changes.Where(change => change.Removes))
        {
            if (!names.Remove(removed.Day))
            {
                throw new InputException(
                    $"{removed.Where}: {removed.Day:yyyy-MM-dd} is no public holiday of {removed.Region}, so there is none to remove.");
            }
        }

        // Two holidays may fall on one day.
        foreach (var added in changes.Where(change => !change.Removes).GroupBy(change => change.Day, change => change.Name))
        {
            var name = string.Join(" and ", added.Where(name => name.Length > 0).Distinct());
            names[added.Key] = name.Length > 0 ? name : names.GetValueOrDefault(added.Key, "public holiday");
        }
    }
}
