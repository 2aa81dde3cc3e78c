using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A line of a file's start, by its number, and its cells.</summary>
internal readonly record struct FirstLine(long Number, IReadOnlyList<string> Cells)
{
    public int Filled => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>Whether a cell holds a number, a day or a time, which no name of a column is.</summary>
    public bool HasValues => Cells.Any(cell => cell.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && !cell.Any(char.IsLetter));
}

/// <summary>Finds the line that names the columns, where titles stand above it. A line of data is never taken for it.</summary>
internal static class HeaderSearch
{
    /// <summary>How many lines are looked at.</summary>
    public const int Lines = 30;

    /// <summary>The line under whose names all that is needed can be found; null where none is.</summary>
    public static FirstLine? Find(IReadOnlyList<FirstLine> lines, TableKind kind, TableMap map, string name)
    {
        // A file's first line is its header, whatever it looks like.
        if (lines.Count > 0 && Binds(lines[0], kind, map, name))
            return lines[0];
        bool IsAsWide(FirstLine line, int at) => line.Filled > 1 || lines.Skip(at + 2).All(later => later.Filled <= 1);
        var found = lines.Skip(1).Where((line, at) => !line.HasValues && IsAsWide(line, at) && Binds(line, kind, map, name)).ToList();
        // The same header is often printed again on each page.
        return found.Count == 0 ? null
            : found.All(line => line.Cells.SequenceEqual(found[0].Cells)) ? found[0]
            : throw new InputException($"{name}: the header may be line {string.Join(" or ", found.Select(line => line.Number))}. Say "
                + $"which in a map: {{\"header_line\":{found[0].Number}}}");
    }

    /// <summary>The line most like a header where the columns are not known: the first of several names and no values.</summary>
    public static FirstLine? Likely(IReadOnlyList<FirstLine> lines)
    {
        if (lines.Count == 0)
            return null;
        var most = lines.Max(line => line.HasValues ? 0 : line.Filled);
        return lines.FirstOrDefault(line => !line.HasValues && line.Filled >= 2 && 2 * line.Filled >= most, lines[0]);
    }

    /// <summary>What is said where lines stand above the header.</summary>
    public static string Note(string name, long header, long first = 1) =>
        $"{name}: the header is line {header}; "
            + $"{(header - first == 1 ? "1 line above it was" : $"{header - first} lines above it were")} passed over.";

    /// <summary>Refuses a line that the file does not have.</summary>
    public static InputException Missing(string name, TableMap map) =>
        new($"{name}: {map.Name} says that the header is line {map.HeaderLine}, and the file has no such line, or nothing stands in it.");

    private static bool Binds(FirstLine line, TableKind kind, TableMap map, string name)
    {
        try
        {
            // What a second file has is not looked for here.
            var joined = map.Join is { } join ? join.Map.Columns.Values.SelectMany(column => column.Names).Append(join.With).Distinct()
                .ToList() : null;
            var binding = new TableBinding(kind, map, line.Cells, name, joined);
            kind.Rows(binding);
            return binding.Needed.Count > 0;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
