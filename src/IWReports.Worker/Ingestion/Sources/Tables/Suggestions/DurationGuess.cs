using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>In which unit a column of durations is. What its numbers could be as well is doubted.</summary>
internal static partial class DurationGuess
{
    private const decimal LongMedian = 6 * 3600;

    // No half of a business's waits or talks is shorter than a twentieth of a second, nor longer than 72 minutes.
    private const decimal ShortMedian = 0.05m;

    public static CellGuess? Of(Column ours, ColumnSample theirs)
    {
        if (!theirs.Fits(value => CellGuess.Reads(CellType.Duration, value)))
            return MarkGuess.Find(ours, theirs) is { } other ? InNumbers(ours, theirs, (JsonObject)other.Source) : null;
        if (theirs.Fits(IsSpelled))
            return Spelled(theirs);
        return Thousands(theirs) is not { } marked || InNumbers(ours, theirs, marked) is not { } guess ? InNumbers(ours, theirs, null)
            : guess with
            {
                Doubts =
                    [.. guess.Doubts, $"\"{theirs.Name}\": 1.000 is taken for one thousand. If it is one, leave out decimal and thousands"],
            };
    }

    // 920, 980, 1.000: numbers of three digits go on as thousands.
    private static JsonObject? Thousands(ColumnSample theirs)
    {
        var marked = theirs.Values.Where(value => value.Contains('.', StringComparison.Ordinal)).ToList();
        return marked.Count > 0 && marked.TrueForAll(Marked().IsMatch) && theirs.Values.Exists(Hundreds().IsMatch)
            && !theirs.Values.Exists(Longer().IsMatch)
            ? new() { ["column"] = theirs.Name, ["decimal"] = ",", ["thousands"] = "." } : null;
    }

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(\.[0-9]{3})+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();

    [GeneratedRegex("^[1-9][0-9]{2}$")]
    private static partial Regex Hundreds();

    [GeneratedRegex("^[0-9]{4,}$")]
    private static partial Regex Longer();

    private static bool IsSpelled(string value) => DurationText.Spelled(value) is not null;

    private static CellGuess Spelled(ColumnSample theirs)
    {
        var name = theirs.Name;
        var doubts = theirs.Values.Count(value => !IsSpelled(value)) is > 0 and var numbers
            ? new[] { $"\"{name}\" also has {numbers} number(s) that are no hours, minutes and seconds: they are taken for seconds" } : [];
        if (!theirs.Values.Exists(value => value.Contains(':', StringComparison.Ordinal)))
            return new(name, "durations with their units", doubts);
        return theirs.Values.TrueForAll(value => value.Count(letter => letter == ':') < 2)
            ? new(name, "durations as minutes and seconds, m:ss",
                [.. doubts, $"\"{name}\" is read as minutes and seconds: 1:15 is 75 s. Are they hours and minutes?"])
            : new(name, "durations, h:mm:ss", doubts);
    }

    // A column with our name is in seconds; any other as its name says, or as the size of its numbers lets think.
    private static CellGuess? InNumbers(Column ours, ColumnSample theirs, JsonObject? marked)
    {
        var marks = marked is null ? NumberMarks.None
            : NumberMarks.Of(marked["decimal"]?.ToString(), marked["thousands"]?.ToString(), null, "");
        var numbers = theirs.Values.Where(value => !IsSpelled(value)).Select(value => marks.Plain(value)).Where(value =>
            decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            .Select(value => decimal.Parse(value!, NumberStyles.Float, CultureInfo.InvariantCulture)).Order().ToList();
        if (numbers.Count == 0)
            return null;
        CellGuess In(string? unit, string why, params string[] doubts) =>
            new(Source(theirs, marked, unit), why, [.. doubts, .. Mixed(theirs)]);

        if (theirs.Words.TimeUnit is { } named)
            return In(named == "s" ? null : named, named == "s" ? "seconds, as its name says" : $"numbers; its name says {named}");
        var some = numbers.Where(number => number > 0).ToList();
        var odd = some.Find(number => !decimal.IsInteger(number));
        if (odd != 0 && some[^1] < 1)
            return some[some.Count / 2] < ShortMedian
                ? In("days", "numbers too small for seconds",
                    string.Create(
                        CultureInfo.InvariantCulture, $"\"{theirs.Name}\" names no unit: as seconds, half of them would be below "
                            + $"{ShortMedian} s, so parts of a day are taken"))
                : In(null, "seconds, the usual unit",
                    string.Create(
                        CultureInfo.InvariantCulture, $"\"{theirs.Name}\" holds numbers below 1, such as {odd}, and they are taken for "
                            + $"seconds. Are they parts of a day? Then say \"unit\": \"days\""));
        if (TableBinding.IsNamed(ours, theirs.Name) && odd == 0)
            return In(null, "durations, by our own name");
        return numbers[numbers.Count / 2] > LongMedian
            ? In("ms", "numbers too large for seconds",
                $"\"{theirs.Name}\" names no unit: as seconds, half of them would be over 6 h, so milliseconds are taken")
            : In(null, "seconds, the usual unit", odd == 0 ? $"\"{theirs.Name}\" names no unit: its numbers are taken for seconds"
                : string.Create(
                    CultureInfo.InvariantCulture, $"\"{theirs.Name}\" names no unit: its numbers are taken for seconds, also those with "
                        + $"fractions, such as {odd}. If they are minutes or hours, say \"unit\": \"min\" or \"h\""));
    }

    private static IEnumerable<string> Mixed(ColumnSample theirs) => theirs.Values.Exists(IsSpelled)
        ? [$"\"{theirs.Name}\" holds bare numbers beside hours, minutes and seconds: are both the same unit?"] : [];

    private static JsonNode Source(ColumnSample theirs, JsonObject? marked, string? unit)
    {
        if (marked is null)
            return unit is null ? theirs.Name : CellGuess.Object(theirs, "unit", unit);
        if (unit is not null)
            marked["unit"] = unit;
        return marked;
    }
}
