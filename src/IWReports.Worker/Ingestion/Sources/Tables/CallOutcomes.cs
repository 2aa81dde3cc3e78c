using System.Text.RegularExpressions;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// How a spreadsheet's calls ended: by their outcome, else by whether they were answered, else by an agent or a talk. Without any of these
/// nothing but their number is known.
/// </summary>
internal sealed class CallOutcomes(TableBinding binding, Column outcome, Column answered, params Column[] traces)
{
    public const string Answered = "answered";
    public const string Abandoned = "abandoned";
    public const string FlowedOut = "flowed-out";
    public const string Unknown = "open";

    private static readonly string[] Words = [Answered, Abandoned, FlowedOut];

    private readonly List<(string Outcome,
        Regex Pattern)> _patterns = [.. binding.Map.Status.Select(rule => (rule.Key, Pattern(binding.Map, rule.Key, rule.Value)))];

    /// <summary>Whether a column says how calls ended.</summary>
    public bool AreTold => binding.Has(outcome) || binding.Has(answered);

    public string Of(TableRecord record)
    {
        if (record.Text(outcome) is { } word)
            return Named(word);
        if (record[answered] is bool yes)
            return yes ? Answered : Abandoned;
        var told = traces.Where(binding.Has).ToList();
        return told.Any(trace => record[trace] is not null and not 0m) ? Answered : told.Count > 0 ? Abandoned : Unknown;
    }

    private string Named(string word)
    {
        if (_patterns.Find(rule => rule.Pattern.IsMatch(word)).Outcome is { } told)
            return told;
        return Array.Find(Words, known => known.Equals(word.Replace(' ', '-').Replace('_', '-'), StringComparison.OrdinalIgnoreCase))
            ?? throw new CellException($"outcome: {new CellException(word, $"one of {string.Join(", ", Words)}; other words are told by "
                + $"patterns in a map: {{\"status\":{{\"{Abandoned}\":\"^Missed$\"}}}}").Message}");
    }

    private static Regex Pattern(TableMap map, string outcome, string pattern)
    {
        if (!Words.Contains(outcome))
            throw new InputException(
                $"{map.Name}: status: \"{outcome}\" is no outcome of a call. Give patterns for {string.Join(", ", Words)}.");
        try
        {
            // Patterns come from a file; without backtracking none of them can take for ever.
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new InputException($"{map.Name}: status.{outcome}: \"{pattern}\" is not a pattern: {wrong.Message}", wrong);
        }
    }
}
