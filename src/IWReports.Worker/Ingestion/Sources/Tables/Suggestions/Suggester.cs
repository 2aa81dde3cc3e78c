using System.Text.Json.Nodes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>Guesses a map for a file of a kind from its columns' names and its first rows. Changes nothing.</summary>
internal sealed class Suggester(TableKind kind, RowSample file, TimeZoneInfo zone)
{
    // Below it a name says too little.
    private const double Least = 16;
    private const double Sure = 75;

    private readonly HashSet<ColumnSample> _used = [];

    /// <param name="given">What a map says already: it holds, and only the rest is guessed.</param>
    /// <param name="chosen">
    /// Our columns to the file's, or to "" for none, as a person chose: only how their values are written is guessed.
    /// </param>
    public Suggestion Suggest(JsonObject given, IReadOnlyDictionary<string, string> chosen)
    {
        var suggestion = new Suggestion((JsonObject)given.DeepClone());
        var known = suggestion.Map["columns"] as JsonObject ?? [];
        foreach (var ours in kind.Columns.Where(column => chosen.ContainsKey(column.Name)))
            known[ours.Name] = Chosen(ours, chosen[ours.Name]);
        suggestion.Map["columns"] = new JsonObject();
        foreach (var theirs in file.Columns.Where(theirs =>
            known.Any(column => Names(column.Value).Contains(theirs.Name, StringComparer.OrdinalIgnoreCase))))
            _used.Add(theirs);
        var best = new Dictionary<Column, Candidate>();
        foreach (var candidate in Candidate.All(kind, file.Columns, zone, IsDayFirst()).Where(candidate => candidate.Score >= Least))
        {
            if (known.ContainsKey(candidate.Ours.Name) || candidate.Theirs.Any(_used.Contains)
                || !KindGuess.Suits(kind, candidate, best, file) || !best.TryAdd(candidate.Ours, candidate))
                Passed(candidate, best, suggestion);
            else
                _used.UnionWith(candidate.Theirs);
        }

        foreach (var ours in kind.Columns)
        {
            if (known[ours.Name] is { } said)
                suggestion.Columns[ours.Name] = said.DeepClone();
            else if (best.GetValueOrDefault(ours) is { } candidate)
                Add(candidate, suggestion);
        }

        KindGuess.Complete(kind, file, _used, best.Keys, suggestion);
        LeaveOut(best, known, suggestion);
        suggestion.Unread.AddRange(file.Columns.Where(theirs => !_used.Contains(theirs)).Select(theirs =>
            FileHeader.Shown(theirs.Name, theirs.Index)));
        suggestion.Missing.AddRange(kind.Columns.Where(column => column.Required && !suggestion.Columns.ContainsKey(column.Name)));
        return suggestion;
    }

    private JsonNode Chosen(Column ours, string header) => header.Length == 0 ? new JsonObject { ["constant"] = "" }
        : file.Columns.FirstOrDefault(theirs => theirs.Name == header) is { } theirs
            && CellGuess.Of(kind, ours, theirs, zone, IsDayFirst()) is { } guess ? guess.Source.DeepClone() : header;

    private static void Add(Candidate candidate, Suggestion suggestion)
    {
        suggestion.Columns[candidate.Ours.Name] = candidate.Guess.Source.DeepClone();
        if (candidate.Guess.Status is { } status && suggestion.Map["status"] is null)
            suggestion.Map["status"] = status.DeepClone();
        var names = string.Join(" and ", candidate.Theirs.Select(theirs => $"\"{ContactDetails.Mask(theirs.Name)}\""));
        suggestion.Guesses.Add((candidate.Ours.Name, $"{names}: {candidate.Guess.Why}"));
        suggestion.Doubts.AddRange(candidate.Guess.Doubts.Select(doubt =>
            $"{candidate.Ours.Name}: {doubt}{(doubt.EndsWith('?') ? "" : ".")}"));
        if (candidate.Score < Sure - 1 && candidate.Theirs.Count == 1 && candidate.Guess.Doubts.Length == 0)
            suggestion.Doubts.Add($"{candidate.Ours.Name}: only part of the name {names} says so.");
    }

    // A second column of the same meaning: the first was taken.
    private void Passed(Candidate candidate, Dictionary<Column, Candidate> best, Suggestion suggestion)
    {
        if (candidate.Score >= Sure && candidate.Theirs is [var theirs] && !_used.Contains(theirs)
            && best.GetValueOrDefault(candidate.Ours) is { } taken && !taken.Theirs.Contains(theirs))
            suggestion.Doubts.Add($"{candidate.Ours.Name}: \"{ContactDetails.Mask(theirs.Name)}\" could be it as well; "
                + $"{string.Join(" and ", taken.Theirs.Select(one => $"\"{ContactDetails.Mask(one.Name)}\""))} is taken.");
    }

    // Columns with our names would be read without being asked for, also where their values do not fit.
    private void LeaveOut(Dictionary<Column, Candidate> best, JsonObject known, Suggestion suggestion)
    {
        foreach (var ours in kind.Columns.Where(column => !suggestion.Columns.ContainsKey(column.Name) && !known.ContainsKey(column.Name)))
        {
            if (file.Columns.FirstOrDefault(theirs => TableBinding.IsNamed(ours, theirs.Name)) is not { } theirs
                || (kind.Name == "calls" && _used.Contains(theirs) && ours.Name is "date" or "time"))
                continue;
            // A call without its time is none: that must be found, not left out.
            if (ours.Required || (kind.Name == "calls" && ours.Name is "at" or "date" or "time" && theirs.Values.Count > 0
                && !_used.Contains(theirs) && !theirs.Fits(value => CellGuess.Reads(ours.Type, value))))
            {
                suggestion.Doubts.Add($"{ours.Name}: \"{theirs.Name}\" has its name, but "
                    + $"{(theirs.Values.Count == 0 ? "is blank" : $"its values are no {ours.Type.Name}")}.");
                if (!ours.Required)
                    suggestion.Missing.Add(ours);
                continue;
            }

            // What has our name and fits is read beside another that says it too.
            if (!_used.Contains(theirs) && theirs.Values.Count > 0 && theirs.Fits(value => CellGuess.Reads(ours.Type, value))
                && kind.Name == "calls" && ours.Name is "date" or "time")
            {
                suggestion.Columns[ours.Name] = theirs.Name;
                _used.Add(theirs);
                continue;
            }

            suggestion.Columns[ours.Name] = new JsonObject { ["constant"] = "" };
            if (!_used.Contains(theirs) && theirs.Values.Count > 0)
                suggestion.Doubts.Add(
                    $"{ours.Name}: \"{theirs.Name}\" has its name, but its values are no {ours.Type.Name}; it is left out.");
        }
    }

    // One file writes its dates one way.
    private bool? IsDayFirst()
    {
        var (day, month) = (file.Columns.Any(theirs => theirs.FirstOver12 > 0), file.Columns.Any(theirs => theirs.SecondOver12 > 0));
        return day == month ? null : day;
    }

    private static IEnumerable<string> Names(JsonNode? source) => source switch
    {
        JsonValue value => [value.ToString()],
        JsonObject all => all.Where(key =>
            key.Key is "column" or "date" or "time" or "first_of" or "together" or "multiply").SelectMany(key =>
            key.Value is JsonArray several ? several.Select(one => one!.ToString()) : [key.Value!.ToString()]),
        _ => [],
    };
}
