using System.Globalization;

namespace IWReports.Worker.Cli;

/// <summary>Reads answers from 0 to 10, one a line (the header may be left out); of several columns, the header names the one called score.</summary>
internal static class ScoreFile
{
    private const int Highest = 10;

    private const string Column = "score";

    public static async Task<IReadOnlyList<int>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var lines = await CsvLine.ReadAsync(path, cancellationToken);
        var named = lines.Count > 0 ? Array.FindIndex(lines[0].Fields, field => field.Equals(Column, StringComparison.OrdinalIgnoreCase)) : -1;
        var header = named >= 0 || (lines.Count > 0 && lines[0].Fields is [var word] && word.Any(char.IsLetter) && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        var scores = lines.Skip(header ? 1 : 0).Select(line => Score(line, named, header ? lines[0].Fields.Length : 1)).ToList();
        return scores.Count > 0 ? scores : throw new InputException($"{(path == "-" ? "standard input" : path)}: holds no answers; a number from 0 to {Highest} a line is expected.");
    }

    private static int Score(CsvLine line, int named, int columns)
    {
        if (line.Fields.Length != columns)
            throw new InputException($"{line.Where}: has {line.Fields.Length} fields, expected {(columns == 1 ? $"one score a line, or a header that names the column {Column}" : columns)}.");
        var text = line.Fields[Math.Max(0, named)];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= Highest
            ? score
            : throw new InputException($"{line.Where}: \"{text}\" is not an answer from 0 to {Highest}. Leave out who did not answer.");
    }
}
