using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Themes;

/// <summary>
/// How many remarks of a period tell of a theme, beside those of the period before, with examples from which names are removed.
/// </summary>
public sealed record ThemeCount(string Theme, int Remarks, int Before, IReadOnlyList<string> Examples)
{
    private const int MaxExamples = 3;

    /// <summary>
    /// Every theme that stands in the period or the one before it, most often first. A remark of several themes counts in each.
    /// What none of the words fits counts under <see cref="Other"/>, so that nobody reads past what the taxonomy does not know.
    /// </summary>
    public static IReadOnlyList<ThemeCount> Of(IReadOnlyList<Remark> remarks, ThemeTaxonomy taxonomy, ReportPeriod period,
        ReportPeriod before, IReadOnlyCollection<string> names)
    {
        var found = remarks.Where(remark => In(period, remark) || In(before, remark))
            .SelectMany(remark => taxonomy.Of(remark).DefaultIfEmpty(Other).Select(theme => (Theme: theme, Remark: remark)))
            .ToLookup(pair => pair.Theme, pair => pair.Remark);
        return
        [
            .. taxonomy.Themes.Append(Other).Where(found.Contains).Select(theme => new ThemeCount(
                theme,
                found[theme].Count(remark => In(period, remark)),
                found[theme].Count(remark => In(before, remark)),
                [.. found[theme].Where(remark => In(period, remark)).Select(remark => remark.Words).OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxExamples).Select(words => NamesRemoved.From(words, names))]))
            .OrderByDescending(theme => theme.Remarks),
        ];
    }

    public const string Other = "other";

    private static bool In(ReportPeriod period, Remark remark) => remark.Day >= period.From && remark.Day <= period.To;
}
