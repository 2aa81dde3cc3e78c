namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// A line whose quotes break the rules, taken apart at the separators: a quoted field ends where a separator or the end follows its quote.
/// </summary>
internal static class LooseLine
{
    /// <summary>The fields, and which of them break the rules.</summary>
    public static List<(string Text, bool Broken)> Split(string line, char separator) =>
        [.. Parts(line, separator).Select(part => Read(part.Trim()))];

    /// <summary>A line and its reason without what is private: all of it, where it has other fields than columns.</summary>
    public static (string Line, string Reason) Blot(string line, char separator, string reason, PrivateCells cells)
    {
        var parts = Parts(line, separator).ToList();
        if (parts.Count != cells.Are.Count)
            return (PrivateFields.Blot(line), reason);
        return (string.Join(separator, cells.Kept(parts)), cells.Kept(reason, parts.ConvertAll(part => Read(part.Trim()).Text)));
    }

    private static IEnumerable<string> Parts(string line, char separator)
    {
        for (var start = 0; start <= line.Length;)
        {
            var end = EndOf(line, start, separator);
            yield return line[start..end];
            start = end + 1;
        }
    }

    /// <summary>Whether a record over several lines is a record on most of them: then the quotes around it were not meant.</summary>
    public static bool AreRecords(string lines, char separator, int fields)
    {
        // Of two columns, a sentence with one comma looks the same.
        const int minFields = 3;
        var all = Lines(lines);
        return fields >= minFields && 2 * all.Count(line => Split(line, separator).Count == fields) > all.Length;
    }

    /// <summary>Whether one of the lines below the first has as many fields as a record.</summary>
    public static bool HoldsRecords(string lines, char separator, int fields) =>
        Lines(lines).Skip(1).Any(line => Split(line, separator).Count == fields);

    private static string[] Lines(string lines) => lines.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static int EndOf(string line, int start, char separator)
    {
        var first = start;
        while (first < line.Length && line[first] == ' ')
            first++;
        if (first < line.Length && line[first] == '"')
        {
            for (var quote = line.IndexOf('"', first + 1); quote >= 0; quote = line.IndexOf('"', quote + 1))
            {
                var after = quote + 1;
                while (after < line.Length && line[after] == ' ' && separator != ' ')
                    after++;
                if (after == line.Length || line[after] == separator)
                    return after;
            }
        }

        return line.IndexOf(separator, start) is >= 0 and var end ? end : line.Length;
    }

    private static (string Text, bool Broken) Read(string field)
    {
        if (!field.Contains('"'))
            return (field, false);
        if (field.Length < 2 || field[0] != '"' || field[^1] != '"')
            return (field, true);
        var inner = field[1..^1];
        return (inner.Replace("\"\"", "\"", StringComparison.Ordinal).Trim(),
            inner.Replace("\"\"", "", StringComparison.Ordinal).Contains('"'));
    }
}
