using System.Text;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Takes a line of an export apart. A row is a line: no quote reaches into the next one.</summary>
internal static class ExportCells
{
    private static readonly string[] WordsForNothing = ["NULL", @"\N", "(null)", "<null>", "[null]"];

    /// <summary>The cells, null where there is nothing; and what is wrong with the line otherwise.</summary>
    public static (List<string?> Cells, string? Wrong) Split(string line, char separator)
    {
        var (cells, wrong) = (new List<string?>(), (string?)null);
        for (var start = 0; start <= line.Length;)
        {
            var end = EndOf(line, start, separator);
            var cell = separator == '|' ? line[start..end].Trim() : line[start..end];
            // An odd quote opens something that this line does not close.
            if (separator != '\t' && cell is ['"', ..] && cell.Count(letter => letter == '"') % 2 != 0)
                wrong ??= "a quote is opened and not closed on its line";
            cells.Add(Read(cell, separator));
            start = end + 1;
        }

        return (cells, wrong);
    }

    private static int EndOf(string line, int start, char separator)
    {
        if (start < line.Length && line[start] == '"' && separator != '\t')
        {
            for (var quote = line.IndexOf('"', start + 1); quote >= 0; quote = line.IndexOf('"', quote + 1))
            {
                if (quote + 1 < line.Length && line[quote + 1] == '"')
                    quote++;
                else if (quote + 1 == line.Length || line[quote + 1] == separator)
                    return quote + 1;
            }
        }

        return line.IndexOf(separator, start) is >= 0 and var end ? end : line.Length;
    }

    private static string? Read(string cell, char separator)
    {
        if (WordsForNothing.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase))
            return null;
        if (cell is ['"', .., '"'])
            return cell[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\"\"", "\"", StringComparison.Ordinal);
        return separator == '\t' && cell.Contains('\\') ? Unescaped(cell) : cell;
    }

    // As mysql -B and SELECT … INTO OUTFILE write them.
    private static string Unescaped(string cell)
    {
        var plain = new StringBuilder(cell.Length);
        for (var at = 0; at < cell.Length; at++)
        {
            var known = cell[at] == '\\' && at + 1 < cell.Length ? "tnr0\\".IndexOf(cell[at + 1]) : -1;
            plain.Append(known < 0 ? cell[at] : "\t\n\r\0\\"[known]);
            at += known < 0 ? 0 : 1;
        }

        return plain.ToString();
    }
}
