using System.Globalization;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>
/// How a column's days or times are written: null where we read it without being told; and whether day and month could be the other way
/// round.
/// </summary>
internal sealed partial record DateFormat(string? Format, bool HasTime, bool IsAmbiguous, string Why)
{
    /// <summary>What a person should check beside.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether its values are bare numbers, which may be anything.</summary>
    public bool IsNumbered { get; init; }

    private const int Probed = 5;

    private static readonly string[] Years = ["yyyy", "yy"];
    private static readonly string[] Marks = ["/", "-", "."];
    private static readonly string[] DayFirst = [.. Numbers("dd", "MM", "d", "M")];
    private static readonly string[] MonthFirst = [.. Numbers("MM", "dd", "M", "d")];

    private static readonly string[] Others =
    [
        "yyyy-MM-dd", "yyyy-M-d", "yyyy/MM/dd", "yyyy/M/d", "yyyy.MM.dd", "yyyyMMdd",
        .. new[] { "dd MMM yyyy", "d MMM yyyy", "dd-MMM-yyyy", "d-MMM-yyyy", "dd-MMM-yy", "d-MMM-yy", "d MMM yy", "d MMMM yyyy",
            "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy" }.SelectMany(format =>
                new[] { format, $"ddd, {format}", $"ddd {format}", $"dddd, {format}" }),
    ];

    private static readonly string[] Times =
    [
        "", " HH:mm:ss", " HH:mm", " H:mm:ss", " H:mm", " hh:mm:ss tt", " h:mm:ss tt", " hh:mm tt", " h:mm tt", " h:mmtt", "'T'HH:mm:ss",
            "'T'HH:mm",
        " HH:mm:ss.FFF", "'T'HH:mm:ss.FFF", " HH.mm.ss", " HH.mm", " H.mm", ", HH:mm:ss", ", HH:mm", ", h:mm:ss tt", ", h:mm tt",
            " HH:mm:ss zzz", " HH:mm zzz", "'T'HH:mm:sszzz",
        " 'at' HH:mm:ss", " 'at' HH:mm", " 'at' h:mm:ss tt", " 'at' h:mm tt",
    ];

    // Where the month is written first.
    private static readonly string[] MonthFirstZones =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Anchorage",
            "America/Juneau", "America/Adak", "America/Boise", "America/Detroit", "America/Menominee",
        "America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "America/Puerto_Rico", "Pacific/Honolulu", "Pacific/Guam",
            "Asia/Manila", "US/", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
    ];

    /// <param name="zone">Where it cannot be seen, the zone tells which of day and month stands first.</param>
    /// <param name="isDayFirst">What the file's other dates show, where they do.</param>
    public static DateFormat? Find(ColumnSample column, TimeZoneInfo zone, bool? isDayFirst)
    {
        if (column.Values.Count == 0 || !column.Values[0].Any(char.IsAsciiDigit))
            return null;
        if (column.Fits(NumberedMoment.Is) && !column.Values.Exists(IsOurs))
            return Numbered(column);
        var others = column.Values.Where(value => !IsOurs(value) && !NumberedMoment.Is(value)).ToList();
        if (others.Count > 0 && others.Count < column.Values.Count
            && Find(column.Only(others), zone, isDayFirst) is { Format: not null } written)
            return Mixed(column, others, written);
        if (column.Fits(value => IsOurs(value) || NumberedMoment.Is(value)))
            return new(null, column.Values.Exists(value => value.Contains(':', StringComparison.Ordinal) && !Midnight().IsMatch(value)),
                false, "as we write them");
        var (dayFirst, monthFirst, other) = (First(column, DayFirst), First(column, MonthFirst), First(column, Others));
        if (dayFirst is null || monthFirst is null)
            return (dayFirst ?? monthFirst ?? other) is { } only ? Of(column, only, false, only == other ? "" : Evidence(column)) : null;
        // Values beyond the rows that are kept may have shown it.
        if (column.FirstOver12 > 0 != column.SecondOver12 > 0)
            return Of(column, column.FirstOver12 > 0 ? dayFirst : monthFirst, false, Evidence(column));
        if (dayFirst.Contains('.', StringComparison.Ordinal) && !dayFirst.Contains('/', StringComparison.Ordinal))
            return Of(column, dayFirst, false, "with dots the day stands first");
        if (isDayFirst is { } shown)
            return Of(column, shown ? dayFirst : monthFirst, false, "as the file's other dates show");
        return Of(column, IsMonthFirst(zone) ? monthFirst
            : dayFirst, true, $"no day above 12 tells; {zone.Id} writes the {(IsMonthFirst(zone) ? "month" : "day")} first");
    }

    private static DateFormat Numbered(ColumnSample column)
    {
        const int secondsFrom = 10;
        var one = column.Values.Find(NumberedMoment.Is)!;
        var counted = one.Split('.', ',')[0].Length >= secondsFrom ? "seconds or milliseconds since 1970 in UTC"
            : "days as spreadsheets count them, from 1900";
        return new(null, column.Values.Exists(NumberedMoment.HasTime), false, "as bare numbers")
        {
            IsNumbered = true,
            Doubt = $"\"{column.Name}\" holds bare numbers such as {one}, taken for {counted}",
        };
    }

    // Real days, or days as ISO says, beside texts. Where day and month can be swapped, programs leave as text what they could not swap.
    private static DateFormat Mixed(ColumnSample column, List<string> others, DateFormat written)
    {
        var real = column.Values.Where(IsOurs).ToList();
        const int lastMonth = 12;
        var isSwapped = written.Format!.StartsWith('d') && real.Count > 0
            && real.TrueForAll(value => int.Parse(value.AsSpan(8, 2), CultureInfo.InvariantCulture) <= lastMonth)
            && others.TrueForAll(value => FirstNumber().Match(value) is { Success: true } first
                && int.Parse(first.ValueSpan, CultureInfo.InvariantCulture) > lastMonth);
        return written with
        {
            HasTime = written.HasTime || real.Exists(value => value.Contains(':', StringComparison.Ordinal) && !Midnight().IsMatch(value)),
            Why = $"{written.Why}; {column.Values.Count - others.Count} of {column.Values.Count} are real days",
            Doubt = isSwapped
                ? $"\"{column.Name}\": all texts have a day above 12 and no real day has one. The program that made them days may have "
                    + $"taken the month for the day: compare with the source"
                : $"\"{column.Name}\" has {others.Count} text(s) beside real days",
        };
    }

    // Spreadsheets write days with midnight behind them.
    private static DateFormat Of(ColumnSample column, string format, bool isAmbiguous, string why) =>
        new(format, format.Contains('H', StringComparison.OrdinalIgnoreCase)
            && !column.Values.TrueForAll(value => Midnight().IsMatch(value)), isAmbiguous, why.Length > 0 ? $"{format}: {why}" : format);

    private static string Evidence(ColumnSample column) => column switch
    {
        { FirstOver12: > 0, SecondOver12: > 0 } => "",
        { FirstOver12: > 0 } => $"the first number is above 12 in {column.FirstOver12} of them",
        { SecondOver12: > 0 } => $"the second number is above 12 in {column.SecondOver12} of them",
        _ => "",
    };

    private static string? First(ColumnSample column, string[] days)
    {
        var probe = column.Values.Take(Probed).ToList();
        return days.SelectMany(_ => Times, (day, time) => day + time).Where(format =>
            probe.Exists(value => Reads(value, format))).FirstOrDefault(format => column.Fits(value => Reads(value, format)));
    }

    private static bool Reads(string value, string format) =>
        DateTime.TryParseExact(Moment.Start(Moment.WithBlanks(value)), format, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var read)
            && read.Year >= DayBounds.Storable.Earliest.Year && read.Year <= DayBounds.Storable.Latest.Year;

    private static bool IsOurs(string value)
    {
        if (value.Length < 10 || value[4] != '-')
            return false;
        try
        {
            Moment.Read(value, new(TimeZoneInfo.Utc, null));
            return true;
        }
        catch (CellException)
        {
            return false;
        }
    }

    private static bool IsMonthFirst(TimeZoneInfo zone) =>
        MonthFirstZones.Any(name => name.EndsWith('/') ? zone.Id.StartsWith(name, StringComparison.Ordinal) : zone.Id == name);

    // The strict form first: it says best how they are written.
    private static IEnumerable<string> Numbers(string first, string second, string shortFirst, string shortSecond) =>
        from years in Years
        from mark in Marks
        from numbers in new[] { (first, second), (shortFirst, shortSecond) }
        select $"{numbers.Item1}{mark}{numbers.Item2}{mark}{years}";

    [GeneratedRegex(@"^[0-9]{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();

    [GeneratedRegex(@"[ T](0?0[:.]00([:.]00(\.0+)?)?|12:00(:00)? ?[Aa][Mm])$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Midnight();
}
