using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Worker.Cli;

/// <summary>So many of so many, under a name or a date, with the line it stands in.</summary>
internal sealed record CountLine(string Where, string Key, double Hits, double N);

/// <summary>Reads a CSV <c>key,hits,n</c> (the header may be left out); each key once, and never more hits than n.</summary>
internal static class CountsFile
{
    public static async Task<IReadOnlyList<CountLine>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var counts = new List<CountLine>();
        var lines = await CsvLine.ReadAsync(path, cancellationToken);
        foreach (var line in lines.Skip(lines is [{ Fields: [_, var hits, var n] }, ..] && hits.Any(char.IsLetter)
            && n.Any(char.IsLetter) ? 1 : 0))
        {
            if (line.Fields is not [{ Length: > 0 } key, var x, var of])
                throw new InputException($"{line.Where}: has {Words.Count(line.Fields.Length, "field")}, expected a name or a date, hits "
                    + $"and n, such as widgets,81,100.");
            var count = new CountLine(line.Where, key, Number(line, x), Number(line, of));
            if (count.Hits > count.N)
                throw new InputException($"{line.Where}: {x} of {of} is no share; hits are at most n.");
            if (counts.Find(other => other.Key == key) is { } twice)
                throw new InputException($"{line.Where}: \"{key}\" stands in {twice.Where} already.");
            counts.Add(count);
        }

        return counts.Exists(count => count.N > 0) ? counts
            : throw new InputException(
            $"{(path == "-" ? "standard input" : path)}: counts nothing; lines such as widgets,81,100 are expected.");
    }

    private static double Number(CsvLine line, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= SeriesFile.Largest ? number
            : throw new InputException($"{line.Where}: \"{text}\" is not a count such as 81.");
}
