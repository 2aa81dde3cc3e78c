using IWReports.Core.Analysis.Themes;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>Picks customers' words for a theme, without the names of people or customers, and short enough to be read out.</summary>
internal sealed class Quotes(IReadOnlyCollection<string> names)
{
    private readonly HashSet<string> _used = [];

    // A sentence or two; the workbook has the rest.
    private const int MaxWords = 20;

    /// <summary>A new example of the theme, rather one that speaks of nothing else; "" where there is none in words.</summary>
    public string Of(IEnumerable<TeamRemark> remarks, ThemeTaxonomy taxonomy, string theme)
    {
        var own = remarks.Where(remark => remark.Words is not null)
            .Select(remark => (remark.Words, Themes: taxonomy.Of(remark.Remark)))
            .Where(one => one.Themes.Contains(theme) || (theme == ThemeCount.Other && one.Themes.Count == 0))
            .OrderBy(one => one.Themes.Count).ToList();
        return own.Select(one => Short(one.Words!)).FirstOrDefault(_used.Add) ?? "";
    }

    public string Short(string words)
    {
        var parts = Whole(words).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return parts.Length <= MaxWords ? string.Join(' ', parts) : $"{string.Join(' ', parts.Take(MaxWords))} …";
    }

    public string Whole(string words) => NamesRemoved.From(words, names);
}
