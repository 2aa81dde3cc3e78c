using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Targets;

namespace IWReports.Core.Reports.Narrative;

/// <summary>The month in one sentence: what the board should know if it reads nothing else.</summary>
internal sealed class HeadlineText(MonthReading reading, IReadOnlyList<JudgedKpi> worst)
{
    public Sentence Write()
    {
        var calls = Calls();
        if (worst.Count == 0)
            return calls.IsEmpty
                ? Sentence.Of($"No calls are known for {DateText.MonthAndYear(reading.Period.From)}, so this report cannot judge service.")
                : Sentence.Of($"{calls}; whether customers were served well is not measured.");

        var missed = worst.Where(judged => judged.Rag is not Rag.Green).ToList();
        var targets = missed.Count == 0
            ? Sentence.Of($"All {Count(worst.Count):words} targets were met")
            : Sentence.Of($"{(missed.Count == worst.Count ? Sentence.Of($"none of {Count(worst.Count)} targets was met") : Sentence.Of($"{Count(missed.Count)} of {Count(worst.Count)} targets were missed"))} (furthest off: {string.Join(" and ", missed.Take(2).Select(judged => Lower(judged.Kpi.Name)))})");
        return calls.IsEmpty ? Sentence.Of($"{targets} in {DateText.Month(reading.Period.From)}.") : Sentence.Of($"{calls}; {Lower(targets)}.");
    }

    private Sentence Calls()
    {
        if (reading.Volume.Current is not { } current)
            return Sentence.None;
        var direction = reading.Volume.Flag(reading.Volume.Months.Count - 1).Direction;
        var unusual = direction > 0 ? ", more than expected" : direction < 0 ? ", fewer than expected" : "";
        var change = new CallVolumeText(reading).OnLastYear();
        return Sentence.Of($"{Count((int)current.Calls):call} in {DateText.Month(reading.Period.From)}{unusual}{(change.IsEmpty ? Sentence.None : Sentence.Of($"{(unusual.Length > 0 ? " and " : ", ")}{change}"))}");
    }

    private Figure Count(int count) => Figure.Count(count, reading.Period);

    // "NPS" and the like keep their capitals.
    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static Sentence Lower(Sentence sentence) => sentence with { Text = Lower(sentence.Text) };
}
