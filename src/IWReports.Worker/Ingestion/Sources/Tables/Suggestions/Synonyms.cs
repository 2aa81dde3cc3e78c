namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>How well a file's column name says one of our columns; the names that others give them are in Synonyms.txt.</summary>
internal static class Synonyms
{
    public const int Ours = 100;

    private const int Known = 95;
    private const int KnownInKind = 80;
    private const int InPart = 50;
    private const double PerPlace = 0.3;

    // Alone they say nothing, within a longer name.
    private static readonly HashSet<string> General = ["date", "time", "id", "name", "type", "from", "to", "number", "value", "source",
        "item", "status", "state", "day", "data", "call", "calls", "order", "note", "file", "line", "service", "total", "average", "group",
        "duration", "answer", "start", "end"];

    private static readonly Dictionary<string, string[][]> Names = Read();

    /// <summary>Every column that has names, as KIND.COLUMN.</summary>
    public static IEnumerable<string> Keys => Names.Keys;

    /// <summary>0 where the name does not say it; the better it does, the higher.</summary>
    public static double Score(TableKind kind, Column column, HeaderWords name)
    {
        string[][] names = [new HeaderWords(column.Name).Core, .. column.Also is { } also ? new[] { new HeaderWords(also).Core }
            : [], .. Of($"{kind.Name}.{column.Name}"), .. Of($"*.{column.Name}")];
        return Score(names, name.Core, Of($"~.{kind.Name}"));
    }

    /// <summary>The same for a column that is read together with another: date, time, quantity, unit_price.</summary>
    public static double Score(string together, HeaderWords name) => Score([.. Of($"+.{together}")], name.Core, []);

    private static double Score(string[][] names, string[] core, string[][] silent)
    {
        var shorter = Without(core, silent);
        double best = 0;
        for (var place = 0; place < names.Length; place++)
        {
            var score = names[place].SequenceEqual(core) ? place == 0 ? Ours : Known
                : Without(names[place], silent).SequenceEqual(shorter) ? KnownInKind
                : Share(names[place], core) is > 0 and var share ? InPart * share
                : 0;
            best = Math.Max(best, score > 0 ? Math.Max(1, score - (place * PerPlace)) : 0);
        }

        return best;
    }

    private static string[] Without(string[] words, string[][] silent) =>
        words.Where(word => !silent.Any(one => one[0] == word)).ToArray() is { Length: > 0 } rest ? rest : words;

    // How much of a name another makes up that stands in it.
    private static double Share(string[] part, string[] whole)
    {
        if (part.Length >= whole.Length || (part.Length == 1 && (General.Contains(part[0]) || part[0].Length < 4)))
            return 0;
        for (var at = 0; at + part.Length <= whole.Length; at++)
        {
            if (whole.AsSpan(at, part.Length).SequenceEqual(part))
                return (double)part.Length / whole.Length;
        }

        return 0;
    }

    private static string[][] Of(string key) => Names.GetValueOrDefault(key, []);

    private static Dictionary<string, string[][]> Read()
    {
        using var file = typeof(Synonyms).Assembly.GetManifestResourceStream($"{typeof(Synonyms).Namespace}.Synonyms.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line =>
            line.Contains(':', StringComparison.Ordinal) && line[0] != '#')
            .Select(line => line.Split(':', 2)).ToDictionary(line => line[0].Trim(), line =>
                line[1].Split(',', StringSplitOptions.TrimEntries).Select(name => new HeaderWords(name).Core).ToArray());
    }
}
