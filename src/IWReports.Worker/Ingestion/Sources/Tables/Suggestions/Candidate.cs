using System.Text.Json.Nodes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>One way to read one of our columns: from which of the file's, and how well that fits.</summary>
internal sealed record Candidate(Column Ours, IReadOnlyList<ColumnSample> Theirs, double Score, CellGuess Guess)
{
    private const double Lacking = 30;
    private const double OfTwo = 94;
    private const double Turned = 76;
    private const double Product = 60;

    // What the kinds' own two columns say, "at" says as well.
    private static readonly string[] Apart = ["date", "time"];

    /// <summary>All ways for a kind, the best first.</summary>
    public static IEnumerable<Candidate> All(TableKind kind, IReadOnlyList<ColumnSample> file, TimeZoneInfo zone, bool? isDayFirst)
    {
        var found = new List<Candidate>();
        foreach (var ours in kind.Columns.Where(column => !(kind.Name == "calls" && Apart.Contains(column.Name))))
        {
            foreach (var theirs in file)
            {
                if (Synonyms.Score(kind, ours, theirs.Words) is > 0 and var score
                    && CellGuess.Of(kind, ours, theirs, zone, isDayFirst) is { } guess)
                    found.Add(new(ours, [theirs],
                        IsDayOnly(ours, theirs, zone) || IsPartly(kind, ours, guess) ? score - Lacking : score, guess));
            }
        }

        found.AddRange(DayParts.All(kind, file));
        found.AddRange(Joined(kind, file, zone, isDayFirst));
        found.AddRange(TurnedRound(kind, file));
        found.AddRange(Products(kind, file));
        return found.OrderByDescending(candidate => candidate.Score + (candidate.Ours.Required ? 0.1 : 0)).ThenBy(candidate =>
            candidate.Theirs[0].Index);
    }

    // A column that says for every call whether it was abandoned comes before words of which some are unknown.
    private static bool IsPartly(TableKind kind, Column ours, CellGuess guess) =>
        kind.Name == "calls" && ours.Name == "outcome" && guess.Doubts.Length > 0;

    private static bool IsDayOnly(Column ours, ColumnSample theirs, TimeZoneInfo zone) => ours.Type == CellType.Time
        && DateFormat.Find(theirs, zone, null) is { HasTime: false };

    // The first time of a kind is what its rows are about; its day and its clock often have a column each.
    private static IEnumerable<Candidate> Joined(TableKind kind, IReadOnlyList<ColumnSample> file, TimeZoneInfo zone, bool? isDayFirst)
    {
        if (kind.Columns.FirstOrDefault(column => column.Type == CellType.Time) is not { } ours)
            yield break;
        double Name(string part, ColumnSample theirs) =>
            Math.Max(Synonyms.Score(part, theirs.Words), Synonyms.Score(kind, ours, theirs.Words));
        var days = file.Where(theirs => Name("date", theirs) > 0
            && DateFormat.Find(theirs, zone, isDayFirst) is { HasTime: false }).OrderByDescending(theirs => Name("date", theirs));
        var clocks = file.Where(theirs => Name("time", theirs) > 0 && CellGuess.ClockFormat(theirs) is not null
            && IsClock(theirs)).OrderByDescending(theirs => Name("time", theirs));
        if (days.FirstOrDefault() is not { } day || clocks.FirstOrDefault() is not { } clock)
            yield break;
        var (date, guess) = (DateFormat.Find(day, zone, isDayFirst)!, CellGuess.Of(kind, ours, day, zone, isDayFirst)!);
        var source = new JsonObject { ["date"] = day.Name, ["time"] = clock.Name };
        if (date.Format is not null)
            source["format"] = date.Format;
        if (CellGuess.ClockFormat(clock) is { Length: > 0 } format)
            source["time_format"] = format;
        yield return new(ours, [day, clock], OfTwo, guess with { Source = source, Why = $"day and time apart: {guess.Why}" });
    }

    // Times of day are spread over the day; durations of calls are not.
    private static bool IsClock(ColumnSample theirs)
    {
        var times = theirs.Values.Where(value => CellGuess.Reads(CellType.TimeOfDay, value)).Select(value =>
            (TimeOnly)CellType.TimeOfDay.Read(value, default)).ToList();
        return times.Count == 0 || theirs.Values.Exists(value => value.EndsWith('m') || value.EndsWith('M'))
            || times.Max() > new TimeOnly(5, 0) || HeaderSaysClock(theirs);
    }

    private static bool HeaderSaysClock(ColumnSample theirs) => Synonyms.Score("time", theirs.Words) >= Synonyms.Ours - 10;

    // A column that says who was not answered says who was.
    private static IEnumerable<Candidate> TurnedRound(TableKind kind, IReadOnlyList<ColumnSample> file)
    {
        if (kind.Name != "calls")
            yield break;
        var answered = kind.Columns.First(column => column.Name == "answered");
        foreach (var theirs in file.Where(theirs => theirs.Words.Core.Any(word => KnownWords.Outcome(word) == CallOutcomes.Abandoned)))
        {
            if (WordGuess.YesNo(answered, theirs, isTurned: true) is { } guess)
                yield return new(answered, [theirs], Turned, guess with { Why = $"it says who was not: {guess.Why}" });
        }
    }

    private static IEnumerable<Candidate> Products(TableKind kind, IReadOnlyList<ColumnSample> file)
    {
        if (kind.Name != "orders")
            yield break;
        ColumnSample? Best(string part) =>
            file.Where(theirs => Synonyms.Score(part, theirs.Words) > 0
            && theirs.Fits(value => CellGuess.Reads(CellType.Number, value))).MaxBy(theirs => Synonyms.Score(part, theirs.Words));
        if (Best("quantity") is { } quantity && Best("unit_price") is { } price)
            yield return new(kind.Columns.First(column => column.Name == "value"), [quantity, price], Product,
                new(new JsonObject { ["multiply"] = new JsonArray(quantity.Name, price.Name) }, "quantity times price",
                    $"the value is \"{quantity.Name}\" times \"{price.Name}\": is that the price of one?"));
    }
}
