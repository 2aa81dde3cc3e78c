using System.CommandLine;
using System.Globalization;
using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Host;

namespace IWReports.Worker.Cli;

/// <summary>Reads a CSV <c>date,value</c> (the header may be left out); the first line that cannot be used ends it.</summary>
internal static class SeriesFile
{
    // Sums of larger numbers run out of digits, and in the end out of range.
    internal const double Largest = 1e15;

    public static Argument<string> Argument() =>
        new("SERIES") { Description = "CSV date,value; - for standard input", DefaultValueFactory = _ => "-" };

    /// <summary>The series in the order of its dates.</summary>
    public static async Task<IReadOnlyList<SeriesPoint>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var points = new List<SeriesPoint>();
        var lines = new Dictionary<DateOnly, int>();
        var read = await CsvLine.ReadAsync(path, cancellationToken);
        foreach (var line in read.Skip(read.Count > 0 && IsHeader(read[0].Fields) ? 1 : 0))
        {
            var point = Point(line);
            if (!lines.TryAdd(point.Date, line.Number))
                throw new InputException(
                    $"{line.Where}: {line.Fields[0]} stands in line {lines[point.Date]} already; a series has one value a date.");
            points.Add(point);
        }

        return points.Count > 0 ? [.. points.OrderBy(point => point.Date)]
            : throw new InputException(
            $"{(path == "-" ? "standard input" : path)}: holds no values; lines such as 2025-11-30,1560 are expected.");
    }

    // Words, and no digit that a mistyped first value would have.
    private static bool IsHeader(string[] fields) =>
        fields is [var date, var value] && date.Any(char.IsLetter) && !date.Any(char.IsDigit) && value.Any(char.IsLetter)
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static SeriesPoint Point(CsvLine line)
    {
        if (line.Fields is not [var day, var number])
            throw new InputException($"{line.Where}: has {Words.Count(line.Fields.Length, "field")}, expected date,value.");
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new InputException($"{line.Where}: \"{day}\" is not a date such as 2025-11-30.");
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(Math.Abs(value) <= Largest))
            throw new InputException($"{line.Where}: \"{number}\" is not a number such as 1560 or 0.95.");
        return new(date, value);
    }
}
