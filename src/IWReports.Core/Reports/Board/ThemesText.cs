using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Themes;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>What customers wrote about: how often, beside the months before, and in their own words.</summary>
internal sealed class ThemesText
{
    // More themes than these are a list, not a picture.
    private const int Most = 6;

    private readonly MonthlyAnalysis _analysis;
    private readonly IReadOnlyList<ThemeChange> _themes;

    public ThemesText(MonthlyAnalysis analysis)
    {
        _analysis = analysis;
        _themes = ThemeChange.Of(analysis.Data.Remarks.All, analysis.Data.Remarks.Taxonomy, analysis.Period);
    }

    private IEnumerable<ThemeChange> Told => _themes.Where(theme => theme.Theme != ThemeCount.Other);

    /// <summary>Which themes stand out; empty when customers wrote nothing.</summary>
    public Sentence Lead()
    {
        if (_themes.Count == 0)
            return Sentence.None;
        var more = Told.Where(theme => theme.MoreThanChance).Select(Named).ToList();
        var month = DateText.Month(_analysis.Period.From);
        return _themes.All(theme => theme.Usual is null) ? Sentence.Plain("What customers wrote before is not known; nothing is compared.")
            : more.Count == 0 ? Sentence.Plain($"No theme came up more often in {month} than chance would have it.")
            : Sentence.Of($"More often in {month} than chance would have it: "
                + $"{more.Skip(1).Aggregate(more[0], (all, next) => Sentence.Of($"{all}, {next}"))}.");
    }

    /// <summary>The themes that came up most, then what fits none.</summary>
    public IReadOnlyList<ThemeChange> Counted =>
        [.. Told.Take(Most).Concat(_themes.Where(theme => theme.Theme == ThemeCount.Other))];

    /// <summary>How often any theme came up, those without room among them.</summary>
    public int Mentions => _themes.Sum(theme => theme.Remarks);

    /// <summary>The same as the lead without its figures: "Customers wrote of on hold and late delivery more often than usual."</summary>
    public Sentence Short()
    {
        var more = Told.Where(theme => theme.MoreThanChance).Select(theme => $"“{theme.Theme}”").Take(3).ToList();
        return _themes.Count == 0 ? Sentence.None
            : _themes.All(theme => theme.Usual is null) ? Sentence.Plain("What customers wrote before is not known.")
            : more.Count == 0 ? Sentence.Plain("No theme came up more often than usual.")
            : Sentence.Plain("More often than usual customers wrote of "
                + $"{(more.Count == 1 ? more[0] : $"{string.Join(", ", more[..^1])} and {more[^1]}")}.");
    }

    /// <summary>
    /// The themes told of most, then what fits none; the words are an example, without names, one that speaks of no other theme where
    /// there is one.
    /// </summary>
    public IEnumerable<(string Theme, Sentence Remarks, Sentence Usual, string Example)> Rows()
    {
        var words = ThemeCount.Of(_analysis.Data.Remarks.All, _analysis.Data.Remarks.Taxonomy, _analysis.Period,
            _analysis.Period.AddMonths(-1), _analysis.Data.Remarks.Names).ToDictionary(theme => theme.Theme, theme => theme.Examples);
        string Example(string theme) => words[theme].FirstOrDefault(one =>
            words.All(other => other.Key == theme || !other.Value.Contains(one))) ?? words[theme].FirstOrDefault("");
        return Counted.Select(theme => (theme.Theme, Sentence.Of($"{Count(theme.Remarks)}"), Usual(theme),
            theme.Theme == ThemeCount.Other ? "" : Example(theme.Theme)));
    }

    private Sentence Named(ThemeChange theme) =>
        Sentence.Of($"{theme.Theme} ({Count(theme.Remarks)} against usually {Usual(theme)} a month)");

    private Sentence Usual(ThemeChange theme) => theme.Usual is { } usual
        ? Sentence.Of($"{Figure.Count((decimal)usual, _analysis.Period) with { N = theme.Periods }}") : Sentence.Plain("not known");

    private Figure Count(int remarks) => Figure.Count(remarks, _analysis.Period);
}
