using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Cli;

/// <summary>
/// Reads answers from 0 to 10: one a line (the header may be left out), or the column that the header calls score or value, or what stands
/// behind a date.
/// </summary>
internal static class ScoreFile
{
    private const int Highest = 10;

    private static readonly string[] Columns = ["score", "value"];

    public static async Task<IReadOnlyList<int>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var lines = await CsvLine.ReadAsync(path, cancellationToken);
        if (lines.Count == 0)
            throw Empty(path);
        var first = lines[0].Fields;
        var named = Array.FindIndex(first, field => Columns.Contains(field, StringComparer.OrdinalIgnoreCase));
        var header = named >= 0 || (first is [var word] && word.Any(char.IsLetter)
            && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        var column = named >= 0 ? named : first is [var date, _]
            && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? 1 : 0;
        var columns = header || column > 0 ? first.Length : 1;
        var scores = lines.Skip(header ? 1 : 0).Select(line => Score(line, column, columns)).ToList();
        return scores.Count > 0 ? scores : throw Empty(path);
    }

    private static InputException Empty(string path) =>
        new($"{(path == "-" ? "standard input" : path)}: holds no answers; a number from 0 to {Highest} a line is expected.");

    private static int Score(CsvLine line, int column, int columns)
    {
        if (line.Fields.Length != columns)
            throw new InputException($"{line.Where}: has {Words.Count(line.Fields.Length, "field")}, expected "
                + $"{(columns == 1 ? $"one score a line, or a header that names the column {Columns[0]}" : columns)}.");
        var text = line.Fields[column];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= Highest
            ? score
            : throw new InputException($"{line.Where}: \"{text}\" is not an answer from 0 to {Highest}. Leave out who did not answer.");
    }
}
