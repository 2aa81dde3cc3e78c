using System.Globalization;
using System.Text.Json.Nodes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>A day told in parts: year, month and day in a column each, and its time, or its hour, in another.</summary>
internal static class DayParts
{
    private const double Score = 96;
    private const double OfPart = 70;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    private static readonly string[] ClockFormats = ["H:mm:ss", "H:mm", "h:mm:ss tt", "h:mm tt"];
    private static readonly string[] MonthFormats = ["MMMM", "MMM"];

    public static IEnumerable<Candidate> All(TableKind kind, IReadOnlyList<ColumnSample> file)
    {
        // What a kind's rows are about is its first.
        if (kind.Columns.FirstOrDefault(column => column.Type.TakesTime || column.Type == CellType.Month) is not { } ours
            || Part(file, "year", FirstYear, LastYear) is not { } year || MonthOf(file) is not var (month, monthFormat))
            yield break;
        List<(ColumnSample Theirs, string Format)> parts = [(year, "yyyy"), (month, monthFormat)];
        if (ours.Type != CellType.Month)
        {
            if (Part(file, "day", 1, 31) is not { } day)
                yield break;
            parts.Add((day, "d"));
        }

        if (ours.Type == CellType.Time)
            parts.AddRange(Clock(file));
        var (format, names) = (string.Join(' ', parts.Select(part => part.Format)), parts.Select(part => (JsonNode)part.Theirs.Name));
        yield return new(ours, [.. parts.Select(part => part.Theirs)], Score,
            new(new JsonObject { ["together"] = new JsonArray([.. names]), ["format"] = format }, $"its parts in a column each, {format}"));
    }

    private static IEnumerable<(ColumnSample Theirs, string Format)> Clock(IReadOnlyList<ColumnSample> file)
    {
        if (file.FirstOrDefault(theirs => Synonyms.Score("time", theirs.Words) > OfPart && CellGuess.ClockFormat(theirs) is not null
            && theirs.Values.Exists(value => value.Contains(':', StringComparison.Ordinal))) is { } clock)
        {
            var format = CellGuess.ClockFormat(clock) is { Length: > 0 } told ? told
                : ClockFormats.First(one => one == ClockFormats[^1]
                    || clock.Fits(value => TimeOnly.TryParseExact(value, one, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
            yield return (clock, format);
        }
        else if (Part(file, "hour", 0, 23) is { } hour)
        {
            yield return (hour, "H");
            if (Part(file, "minute", 0, 59) is { } minute)
                yield return (minute, "m");
        }
    }

    private static (ColumnSample, string)? MonthOf(IReadOnlyList<ColumnSample> file)
    {
        if (Part(file, "month", 1, 12) is { } number)
            return (number, "M");
        foreach (var format in MonthFormats)
        {
            if (file.FirstOrDefault(theirs => Synonyms.Score("month", theirs.Words) > OfPart && theirs.Fits(value =>
                DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))) is { } named)
                return (named, format);
        }

        return null;
    }

    private static ColumnSample? Part(IReadOnlyList<ColumnSample> file, string name, int least, int most) => file.FirstOrDefault(theirs =>
        Synonyms.Score(name, theirs.Words) > OfPart && theirs.Fits(value =>
            int.TryParse(CellType.Whole(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most));
}
