using System.Globalization;
using IWReports.Core.Analysis.Spc;

namespace IWReports.Worker.Cli;

/// <summary>Reads a CSV <c>date,value</c> (the header may be left out); the first line that cannot be used ends it.</summary>
internal static class SeriesFile
{
    // Sums of larger numbers run out of digits, and in the end out of range.
    private const double Largest = 1e15;

    public static async Task<IReadOnlyList<SeriesPoint>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
            return await ReadAsync(Console.In, "standard input", cancellationToken);
        if (!File.Exists(path))
            throw new InputException($"{path}: no such file.");
        using var reader = File.OpenText(path);
        return await ReadAsync(reader, path, cancellationToken);
    }

    internal static async Task<IReadOnlyList<SeriesPoint>> ReadAsync(TextReader reader, string name, CancellationToken cancellationToken)
    {
        var points = new List<SeriesPoint>();
        var lines = new Dictionary<DateOnly, int>();
        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            string[] fields = [.. line.TrimStart('\uFEFF').Split(',').Select(Field)];
            if (fields is [""] || (points.Count == 0 && IsHeader(fields)))
                continue;
            var point = Point(fields, $"{name}, line {number}");
            if (!lines.TryAdd(point.Date, number))
                throw new InputException($"{name}, line {number}: {fields[0]} stands in line {lines[point.Date]} already; a series has one value a date.");
            points.Add(point);
        }

        return points.Count > 0 ? points : throw new InputException($"{name}: holds no values; lines such as 2025-11-30,1560 are expected.");
    }

    private static bool IsHeader(string[] fields) =>
        fields is [var date, var value] && date.Equals("date", StringComparison.OrdinalIgnoreCase) && value.Equals("value", StringComparison.OrdinalIgnoreCase);

    private static SeriesPoint Point(string[] fields, string where)
    {
        if (fields.Length != 2)
            throw new InputException($"{where}: has {fields.Length} field(s), expected date,value.");
        if (!DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new InputException($"{where}: \"{fields[0]}\" is not a date such as 2025-11-30.");
        if (!double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(Math.Abs(value) <= Largest))
            throw new InputException($"{where}: \"{fields[1]}\" is not a number such as 1560 or 0.95.");
        return new(date, value);
    }

    private static string Field(string text)
    {
        text = text.Trim();
        return text is ['"', .. var inner, '"'] ? inner : text;
    }
}
