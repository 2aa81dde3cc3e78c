using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>Guesses from the few words that a column holds.</summary>
internal static partial class WordGuess
{
    private static readonly string[] Marks = ["x", "X", "✓", "✔"];

    /// <summary>Yes and no, in the words of several languages; only those that are not ours are written into the map.</summary>
    /// <param name="isTurned">Whether the column says the opposite of ours.</param>
    public static CellGuess? YesNo(Column ours, ColumnSample theirs, bool isTurned = false)
    {
        if (theirs.Few is not { Count: <= 6 } few)
            return null;
        var words = few.Keys.ToList();
        var (yes, no) = (words.Where(word => KnownWords.Yes.Contains(HeaderWords.Plain(word))).ToList(),
            words.Where(word => KnownWords.No.Contains(HeaderWords.Plain(word))).ToList());
        var others = words.Except(yes).Except(no).Where(word => !CellGuess.Reads(ours.Type, word)).ToList();
        if (others.Count == words.Count || others.Sum(word => few[word]) > theirs.Values.Count / 10)
            return null;
        if (isTurned)
            (yes, no) = (no, yes);
        var source = new JsonObject { ["column"] = theirs.Name };
        foreach (var (key, list) in new[] { (CellWords.Yes, yes), (CellWords.No, no) })
        {
            var told = list.Where(word => isTurned || !CellGuess.Reads(ours.Type, word)).ToList();
            if (told.Count > 0)
                source[key] = new JsonArray([.. told.Select(word => (JsonNode)word)]);
        }

        var doubts = new List<string>();
        if (others.Count > 0)
            doubts.Add($"\"{theirs.Name}\" also has {Shown(others)}, which is neither yes nor no: such rows would be rejected");
        if (no.Count == 0 && yes.Count == words.Count && theirs.HasBlanks && !isTurned && !TableBinding.IsNamed(ours, theirs.Name))
        {
            // A cross is put where something is so, and nothing where it is not.
            var isMark = yes.TrueForAll(Marks.Contains);
            if (isMark)
                source["default"] = CellWords.No;
            doubts.Add($"\"{theirs.Name}\" holds only {Shown(yes)} or nothing: blank is taken for "
                + $"{(isMark ? "no" : "unknown; if it means no, add \"default\": \"no\"")}");
        }

        var why = $"yes: {(yes.Count == 0 ? "–" : Shown(yes))}; no: {(no.Count == 0 ? "–" : Shown(no))}";
        return new(source.Count == 1 ? theirs.Name : source, why, [.. doubts]);
    }

    /// <summary>One of our words; others cannot be translated.</summary>
    public static CellGuess? OneOf(Column ours, ColumnSample theirs) =>
        theirs.Fits(value => CellGuess.Reads(ours.Type, value)) ? new(theirs.Name, $"its values are {ours.Type.Name}") : null;

    /// <summary>Which calls came in and which went out.</summary>
    public static CellGuess? Direction(ColumnSample theirs)
    {
        if (theirs.Few is not { } few)
            return null;
        var others = few.Keys.Where(word => CallsTable.IsOutbound(word) is null).ToList();
        return 2 * others.Sum(word => few[word]) > few.Values.Sum() || others.Count == few.Count ? null
            : new(theirs.Name, $"text: {Shown(few.Keys)}", others.Count == 0 ? []
                : [$"\"{theirs.Name}\" also has {Shown(others)}, which is neither inbound nor outbound: such rows would be rejected"]);
    }

    /// <summary>How calls ended: words that are not ours become patterns.</summary>
    public static CellGuess? Outcome(ColumnSample theirs)
    {
        if (Sorted(theirs, KnownWords.Outcome) is not { } sorted)
            return null;
        var patterns = Patterns(sorted.Known, word => word.Replace(' ', '-').Replace('_', '-'));
        return new(theirs.Name, Why(sorted.Known),
            [.. sorted.Others.Count == 0
            ? [] : new[] { $"\"{theirs.Name}\" also has {Shown(sorted.Others)}, which may be answered, abandoned or flowed-out: add it "
                + $"to status, or such rows are rejected" }])
        {
            Status = patterns.Count > 0 ? patterns : null,
        };
    }

    /// <summary>Where orders stand: words that are not ours become patterns of that column.</summary>
    public static CellGuess? Order(ColumnSample theirs)
    {
        if (Sorted(theirs, KnownWords.Order) is not { } sorted)
            return null;
        if (sorted.Others.Count == 0 && Patterns(sorted.Known, word => word).Count == 0)
            return new(theirs.Name, Why(sorted.Known));
        var patterns = new JsonObject { ["column"] = theirs.Name };
        foreach (var same in sorted.Known)
            patterns[same.Key] = Pattern(same);
        return new(new JsonObject { ["constant"] = "" }, Why(sorted.Known),
            [.. sorted.Others.Count == 0
            ? [] : new[] { $"\"{theirs.Name}\" also has {Shown(sorted.Others)}: such orders count as open" }]) { Status = patterns };
    }

    private static (List<IGrouping<string, string>> Known, List<string> Others)? Sorted(ColumnSample theirs, Func<string, string?> meaning)
    {
        if (theirs.Few is not { } few || few.Keys.All(word => KnownWords.Yes.Contains(HeaderWords.Plain(word))
            || KnownWords.No.Contains(HeaderWords.Plain(word))))
            return null;
        var known = few.Keys.Where(word => meaning(word) is not null).ToList();
        return known.Sum(word => few[word]) * 2 < few.Values.Sum() ? null
            : (known.GroupBy(word => meaning(word)!).ToList(), few.Keys.Except(known).ToList());
    }

    private static JsonObject Patterns(List<IGrouping<string, string>> known, Func<string, string> ours)
    {
        var patterns = new JsonObject();
        foreach (var same in known)
        {
            if (same.Where(word => !ours(word).Equals(same.Key, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } others)
                patterns[same.Key] = Pattern(others);
        }

        return patterns;
    }

    private static string Pattern(IEnumerable<string> words) => words.Select(word => Special().Replace(word, @"\$0")).ToList() is [var one]
        ? $"^{one}$" : $"^({string.Join('|', words.Select(word => Special().Replace(word, @"\$0")))})$";

    private static string Why(List<IGrouping<string, string>> known) =>
        string.Join("; ", known.Select(same => $"{same.Key}: {Shown(same)}"));

    private static string Shown(IEnumerable<string> words) => string.Join(", ", words.Take(10).Select(ContactDetails.Mask));

    [GeneratedRegex(@"[\\*+?|{}\[\]()^$.#]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
