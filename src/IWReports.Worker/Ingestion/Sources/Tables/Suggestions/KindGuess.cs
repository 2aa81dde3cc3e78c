using System.Globalization;
using System.Text.Json.Nodes;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>What only one kind of table needs beyond its columns' names: questions, labels, limits.</summary>
internal static class KindGuess
{
    private const int LargestScore = 10;
    private const int LargestCsat = 5;

    /// <summary>Whether a way to read a column goes with those found before.</summary>
    public static bool Suits(TableKind kind, Candidate candidate, Dictionary<Column, Candidate> best, RowSample file) =>
        TableBinding.IsNamed(candidate.Ours, candidate.Theirs[0].Name) && candidate.Ours.Name != "call_id" ? Named(kind, candidate, file)
        : (kind.Name, candidate.Ours.Name) switch
    {
        // Each row is a call: what stands there twice is no call's number.
        ("calls", "call_id") => candidate.Theirs[0].IsUnique,
        // An outcome says more than yes or no.
        ("calls", "answered") => !best.Keys.Any(column => column.Name == "outcome"),
        ("calls", "outcome") => !best.Keys.Any(column => column.Name == "answered"),
        // A sum or a mean of the same: one is enough.
        ("call-intervals", "wait_answered_mean") => !best.Keys.Any(column => column.Name == "wait_answered_total"),
        ("call-intervals", "talk_mean") => !best.Keys.Any(column => column.Name == "talk_total"),
        // What tells a day and its time is the date, and the time follows from it, unless another column tells the day alone.
        ("call-intervals", "time") => !HasTime(candidate)
            || best.Any(found => found.Key.Name == "date" && !HasTime(found.Value)),
        ("call-intervals", "answered_in_time") => HasLimit(kind, candidate, file),
        ("surveys", "score") => ScoreLike(candidate.Theirs[0]),
        _ => true,
    };

    private static bool HasTime(Candidate candidate) =>
        DateFormat.Find(candidate.Theirs[0], TimeZoneInfo.Utc, null) is { HasTime: true };

    private static bool Named(TableKind kind, Candidate candidate, RowSample file) => (kind.Name, candidate.Ours.Name) switch
    {
        ("call-intervals", "answered_in_time") => HasLimit(kind, candidate, file),
        ("surveys", "score") => ScoreLike(candidate.Theirs[0]),
        _ => true,
    };

    // Within how many seconds: by its own name, or a column of its own.
    private static bool HasLimit(TableKind kind, Candidate candidate, RowSample file) => candidate.Theirs[0].Words.Number is not null
        || file.Columns.Any(theirs => Synonyms.Score(kind, kind.Columns.First(column => column.Name == "within"),
            theirs.Words) >= Synonyms.Ours - 10);

    /// <summary>Adds what the kind needs beside.</summary>
    public static void Complete(TableKind kind, RowSample file, HashSet<ColumnSample> used, IReadOnlyCollection<Column> found,
        Suggestion suggestion)
    {
        if (kind.Name == "surveys")
            Survey(file, used, suggestion);
        if (kind.Name == "complaints" && !suggestion.Columns.ContainsKey("complaint_id"))
        {
            suggestion.Columns["complaint_id"] = new JsonObject { ["content"] = true };
            suggestion.Guesses.Add(("complaint_id", "no column has numbers: what a line says is its number"));
            suggestion.Doubts.Add("complaint_id: without numbers, a complaint that is corrected in the file counts as another one.");
        }

        if (kind.Name == "call-intervals")
            Intervals(file, used, found, suggestion);
    }

    private static void Intervals(RowSample file, HashSet<ColumnSample> used, IReadOnlyCollection<Column> found, Suggestion suggestion)
    {
        if (suggestion.Columns["answered_in_time"] is { } inTime && !suggestion.Columns.ContainsKey("within")
            && file.Columns.FirstOrDefault(theirs => theirs.Name == (inTime as JsonValue)?.ToString())?.Words.Number is { } seconds)
        {
            suggestion.Columns["within"] = new JsonObject { ["constant"] = seconds.ToString(CultureInfo.InvariantCulture) };
            suggestion.Guesses.Add(("within", $"{seconds} s, as the name \"{inTime}\" says"));
        }

        // A time that begins an interval tells its day as well.
        if (suggestion.Columns["date"] is { } date && !suggestion.Columns.ContainsKey("time")
            && file.Columns.FirstOrDefault(theirs => theirs.Name == Name(date)) is { } starts
            && DateFormat.Find(starts, TimeZoneInfo.Utc, null) is { HasTime: true })
        {
            suggestion.Columns["time"] = date.DeepClone();
            suggestion.Guesses.Add(("time", $"\"{starts.Name}\" has the time as well"));
        }

        if (suggestion.Columns["time"] is { } starting && !suggestion.Columns.ContainsKey("minutes")
            && file.Columns.FirstOrDefault(theirs => theirs.Name == Name(starting)) is { } times
            && Gap(times, (starting as JsonObject)?["format"]?.ToString()) is { } gap)
        {
            suggestion.Columns["minutes"] = new JsonObject { ["constant"] = gap.ToString(CultureInfo.InvariantCulture) };
            suggestion.Guesses.Add(("minutes", $"an interval starts every {gap} minutes in \"{times.Name}\""));
            suggestion.Doubts.Add($"minutes: nothing says how long an interval is; {gap} minutes are taken, since one starts that often.");
        }

        foreach (var rate in file.Columns.Where(theirs => !used.Contains(theirs) && CallIntervalsTable.IsRate(theirs.Name)))
            suggestion.Doubts.Add($"\"{rate.Name}\" is left out: a rate cannot be added up; it is worked out from the counts.");
        foreach (var theirs in file.Columns.Where(theirs => !used.Contains(theirs)
            && theirs.Words.Core.Any(word => word is "wait" or "waiting" or "wartezeit" or "espera" or "attente")
            && !suggestion.Doubts.Exists(doubt => doubt.Contains($"\"{theirs.Name}\"", StringComparison.Ordinal))))
            suggestion.Doubts.Add($"\"{theirs.Name}\" is left out: it does not say whether it is of answered, abandoned or all calls. "
                + $"Name it as wait_answered_mean or wait_abandoned_mean if it is.");
        if (!found.Any(column => column.Name == "abandoned") && found.Any(column => column.Name == "answered"))
            suggestion.Doubts.Add("abandoned: not found; without it abandonment is not measurable.");
    }

    // How far apart the nearest two start; null where they say how long they are, or are no part of an hour or day.
    private static int? Gap(ColumnSample times, string? format)
    {
        var read = times.Values.Where(value => CellGuess.Reads(IntervalTime.Type, value, format)).Select(value =>
            (IntervalTime)IntervalTime.Type.Read(value, new(TimeZoneInfo.Utc, format))).Distinct().ToList();
        var starts = read.Select(time => (int)time.Starts.ToTimeSpan().TotalMinutes).Distinct().Order().ToList();
        if (starts.Count < 2 || read.Exists(time => time.Minutes is not null))
            return null;
        var gap = starts.Zip(starts.Skip(1), (one, next) => next - one).Min();
        return gap >= 5 && (60 % gap == 0 || 1440 % gap == 0) && starts.TrueForAll(start => start % gap == 0) ? gap : null;
    }

    // A row per answer names its question; else a row is a respondent, with a column per question.
    private static void Survey(RowSample file, HashSet<ColumnSample> used, Suggestion suggestion)
    {
        var scores = file.Columns.Where(theirs => !used.Contains(theirs) && ScoreLike(theirs)).ToList();
        if (suggestion.Columns.ContainsKey("question") && suggestion.Columns["score"] is JsonValue score)
        {
            scores = [.. file.Columns.Where(theirs => theirs.Name == score.ToString())];
        }
        else if (suggestion.Map["questions"] is null)
        {
            suggestion.Columns.Remove("question");
            if (suggestion.Columns["score"] is JsonValue alone)
                scores = [.. file.Columns.Where(theirs => theirs.Name == alone.ToString() || scores.Contains(theirs))];
            suggestion.Columns.Remove("score");
            suggestion.Guesses.RemoveAll(guess => guess.Column is "question" or "score");
            if (scores.Count == 0)
                return;
            suggestion.Map["questions"] = new JsonArray([.. scores.Select(theirs => (JsonNode)theirs.Name)]);
            suggestion.Guesses.Add(("questions",
                $"a row is a respondent; these columns hold scores: {string.Join(", ", scores.Select(theirs => theirs.Name))}"));
            used.UnionWith(scores);
        }

        Label(scores, suggestion);
        if (suggestion.Columns.ContainsKey("survey")
            || !scores.SelectMany(theirs => theirs.Values).Any(value => int.TryParse(value, CultureInfo.InvariantCulture, out var number)
            && number is 0 or > LargestCsat))
            return;
        suggestion.Columns["survey"] = new JsonObject { ["constant"] = "nps" };
        suggestion.Guesses.Add(("survey", "nps: its scores go from 0 to 10"));
        suggestion.Doubts.Add(
            "survey: scores from 0 to 10 are taken for answers to \"would you recommend us\". If they are not, say another survey.");
    }

    private static string? Name(JsonNode source) => source is JsonObject told ? told["column"]?.ToString() : source.ToString();

    private static void Label(List<ColumnSample> scores, Suggestion suggestion)
    {
        var words = scores.SelectMany(theirs => theirs.Values).Distinct(StringComparer.OrdinalIgnoreCase).Where(value =>
            !int.TryParse(value, CultureInfo.InvariantCulture, out _)).ToList();
        var known = words.Where(word => KnownWords.Scores.ContainsKey(HeaderWords.Plain(word))).ToList();
        if (known.Count == 0 || suggestion.Map["labels"] is not null)
            return;
        var labels = new JsonObject();
        foreach (var word in known)
            labels[word] = KnownWords.Scores[HeaderWords.Plain(word)];
        suggestion.Map["labels"] = labels;
        suggestion.Guesses.Add(("labels", string.Join(", ", known.Select(word => $"{word} {labels[word]}"))));
        suggestion.Doubts.Add("labels: does each answer score what is written there?");
        if (words.Except(known).ToList() is { Count: > 0 } others)
            suggestion.Doubts.Add($"labels: {Words.Count(others.Count, "other answer has", "other answers have")} no score, such as "
                + $"\"{PrivateFields.Blot(others[0])}\": add them, or such rows are rejected.");
    }

    private static bool ScoreLike(ColumnSample theirs) => theirs.Values.Count > 0
        && !theirs.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase)
        && theirs.Fits(value => KnownWords.Scores.ContainsKey(HeaderWords.Plain(value))
            || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestScore));
}
