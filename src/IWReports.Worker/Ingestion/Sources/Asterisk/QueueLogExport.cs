using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>How a text export of the table queue_log is laid out: what stands between its cells, and where each column is.</summary>
internal sealed record QueueLogExport(char Separator, int Count, IReadOnlyDictionary<string, int> Columns)
{
    public const string Remedy = """
        Export the table as text: mysql -B -e "select * from queue_log order by id" asteriskcdrdb > queue_log.tsv, or
        """ + " " + """
        \copy (select * from queue_log order by id) to 'queue_log.csv' csv header; or name the database under Sources:QueueLogTables
        """;

    // Of a header with fewer of ours nobody can say that it is one.
    private const int MinKnown = 3, MinCells = 6;

    private static readonly char[] Separators = ['\t', ',', ';', '|'];
    private static readonly string[] Needed = ["time", "callid", "queuename", "agent", "event"];
    private static readonly string[] Wanted = [.. Needed, "id", "data", "data1", "data2", "data3", "data4", "data5"];

    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["datetime"] = "time", ["timestamp"] = "time", ["uniqueid"] = "callid", ["queue"] = "queuename", ["verb"] = "event",
    };

    /// <summary>The layout, from the file's start; null where it is a log. Refuses a table that cannot be read.</summary>
    public static QueueLogExport? Of(string start, string file)
    {
        var lines = start.TrimStart('\uFEFF').Split('\n', 3);
        var told = lines[0].TrimEnd('\r') is ['s', 'e', 'p', '=', var one] ? one : (char?)null;
        var first = lines[told is null ? 0 : Math.Min(1, lines.Length - 1)].TrimEnd('\r');
        foreach (var separator in told is { } given ? [given] : Separators)
        {
            var names = ExportCells.Split(first, separator).Cells.Select(cell => Normal(cell ?? "")).ToList();
            if (names.Select(name => Synonyms.GetValueOrDefault(name, name)).Intersect(Needed).Count() >= MinKnown)
                return Read(separator, names, file);
        }

        return Unreadable(first) is { } wrong ? throw new InputException($"{file}: {wrong}. {Remedy}") : null;
    }

    /// <summary>Where the columns of parameters stand, in their order; and the single one that holds all of them.</summary>
    public (IReadOnlyList<int> Five, int Single) Parameters =>
        ([.. Enumerable.Range(1, 5).Select(number => Columns.GetValueOrDefault($"data{number}", -1))],
            Columns.GetValueOrDefault("data", -1));

    private static QueueLogExport Read(char separator, List<string> names, string file)
    {
        // A table may well have a uniqueid beside its callid.
        names = [.. names.Select(name => Synonyms.TryGetValue(name, out var meant) && !names.Contains(meant) ? meant : name)];
        if (Wanted.FirstOrDefault(name => names.Count(other => other == name) > 1) is { } twice)
            throw new InputException($"{file}: its header names the column {twice} more than once. {Remedy}");
        var columns = Wanted.Where(names.Contains).ToDictionary(name => name, names.IndexOf);
        if (Needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new InputException($"{file}: its header has no column {missing}; an export of queue_log has "
                + $"{string.Join(", ", Needed)}, and data1 to data5 or data. {Remedy}");
        return columns.ContainsKey("data") || columns.ContainsKey("data1") ? new(separator, names.Count, columns)
            : throw new InputException(
                $"{file}: its header has neither the columns data1 to data5 nor data, which hold the waits and talks. {Remedy}");
    }

    private static string? Unreadable(string first) =>
        first.StartsWith("+--", StringComparison.Ordinal) ? "this is a table drawn for people; -B (--batch) writes one for programs"
        : first.StartsWith("*****", StringComparison.Ordinal) && first.Contains("row", StringComparison.Ordinal)
            ? "these are rows written one below the other (\\G); -B (--batch) writes a row a line"
        : Separators[..3].Any(separator => ExportCells.Split(first, separator).Cells is { Count: >= MinCells } cells
            && cells.Any(cell => cell is not null && QueueLogKinds.Of(cell) != QueueLogKind.Other))
            ? "its first line is a row of a table and names no columns, so nobody can say which cell is what; export it with its header"
        : null;

    private static string Normal(string name) =>
        string.Concat(name[(name.LastIndexOf('.') + 1)..].Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
