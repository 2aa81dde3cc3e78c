using IWReports.Core.Analysis.Causes;
using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Themes;

/// <summary>A theme's remarks in a month beside the months before it; <paramref name="MoreThanChance"/> where so many would be rare at the earlier pace. Source: conditional binomial test, Przyborowski and Wilenski 1940.</summary>
public sealed record ThemeChange(string Theme, int Remarks, int Earlier, int Months, bool MoreThanChance)
{
    private const int MostMonths = 12;

    /// <summary>Remarks a month before; null where none were kept then.</summary>
    public double? Usual => Months == 0 ? null : (double)Earlier / Months;

    /// <summary>Every theme of the month, most often first. Months before the first remark kept are not months without remarks.</summary>
    public static IReadOnlyList<ThemeChange> Of(IReadOnlyList<Remark> remarks, ThemeTaxonomy taxonomy, ReportPeriod month)
    {
        if (remarks.Count == 0)
            return [];
        var first = remarks.Min(remark => remark.Day);
        var months = Math.Min(MostMonths, ((month.From.Year - first.Year) * 12) + month.From.Month - first.Month);
        if (months <= 0)
            return [.. ThemeCount.Of(remarks, taxonomy, month, month.AddMonths(-1), []).Where(theme => theme.Remarks > 0).Select(theme => new ThemeChange(theme.Theme, theme.Remarks, 0, 0, false))];
        var counts = ThemeCount.Of(remarks, taxonomy, month, new(month.From.AddMonths(-months), month.From.AddDays(-1)), []).Where(theme => theme.Remarks > 0).ToList();
        var stand = FalseDiscovery.Stand([.. counts.Select(theme => AtLeast(theme.Remarks, theme.Remarks + theme.Before, 1d / (months + 1)))]);
        return [.. counts.Select((theme, i) => new ThemeChange(theme.Theme, theme.Remarks, theme.Before, months, stand[i]))];
    }

    // Of all remarks each would fall in this month with the same chance, did nothing change.
    private static double AtLeast(int count, int all, double chance)
    {
        var (term, below) = (Math.Pow(1 - chance, all), 0d);
        for (var k = 0; k < count; k++)
        {
            below += term;
            term *= (double)(all - k) / (k + 1) * chance / (1 - chance);
        }

        return Math.Max(0, 1 - below);
    }
}
