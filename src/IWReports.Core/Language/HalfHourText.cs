using IWReports.Core.Calendar;

namespace IWReports.Core.Language;

/// <summary>Half-hours as spans of the clock: neighbours are drawn together.</summary>
internal static class HalfHourText
{
    /// <summary>"12:00–13:30 and 16:30–17:00".</summary>
    public static string Times(IReadOnlyList<HalfHour> halfHours)
    {
        var spans = new List<(int First, int Last)>();
        foreach (var index in halfHours.Select(halfHour => halfHour.Index).Order())
        {
            if (spans.Count > 0 && spans[^1].Last == index - 1)
                spans[^1] = (spans[^1].First, index);
            else
                spans.Add((index, index));
        }

        string[] texts = [.. spans.Select(span => $"{new HalfHour(span.First)}–{Clock(new HalfHour(span.Last).End)}")];
        return texts.Length < 2 ? string.Concat(texts) : $"{string.Join(", ", texts[..^1])} and {texts[^1]}";
    }

    private static string Clock(TimeSpan end) => $"{(int)end.TotalHours:00}:{end.Minutes:00}";
}
