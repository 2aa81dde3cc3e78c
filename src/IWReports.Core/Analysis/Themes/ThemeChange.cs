using IWReports.Core.Calendar;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Themes;

/// <summary>
/// A theme's remarks in a month or week beside those before it; <paramref name="MoreThanChance"/> where so many would be rare at the
/// earlier pace.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 4.9.</remarks>
public sealed record ThemeChange(string Theme, int Remarks, int Earlier, int Periods, bool MoreThanChance)
{
    private const int MaxMonths = 12, MaxWeeks = 12;

    /// <summary>Remarks a month or week before; null where none were kept then.</summary>
    public double? Usual => Periods == 0 ? null : (double)Earlier / Periods;

    /// <summary>Every theme of the month, most often first. Months before the first remark kept are not months without remarks.</summary>
    public static IReadOnlyList<ThemeChange> Of(IReadOnlyList<Remark> remarks, ThemeTaxonomy taxonomy, ReportPeriod month)
    {
        if (remarks.Count == 0)
            return [];
        var first = remarks.Min(remark => remark.Day);
        var months = Math.Min(MaxMonths, ((month.From.Year - first.Year) * 12) + month.From.Month - first.Month);
        return Of(remarks, taxonomy, month, new(month.From.AddMonths(-Math.Max(0, months)), month.From.AddDays(-1)), months);
    }

    /// <summary>The same of a week and the twelve before it.</summary>
    public static IReadOnlyList<ThemeChange> OfWeek(IReadOnlyList<Remark> remarks, ThemeTaxonomy taxonomy, ReportPeriod week)
    {
        if (remarks.Count == 0)
            return [];
        var first = ReportPeriod.WeekOf(remarks.Min(remark => remark.Day), week.From.DayOfWeek);
        var weeks = Math.Min(MaxWeeks, (week.From.DayNumber - first.From.DayNumber) / 7);
        return Of(remarks, taxonomy, week, new(week.From.AddDays(-7 * Math.Max(0, weeks)), week.From.AddDays(-1)), weeks);
    }

    private static IReadOnlyList<ThemeChange> Of(
        IReadOnlyList<Remark> remarks, ThemeTaxonomy taxonomy, ReportPeriod period, ReportPeriod before, int periods)
    {
        var counts = ThemeCount.Of(remarks, taxonomy, period, before, []).Where(theme => theme.Remarks > 0).ToList();
        if (periods <= 0)
            return [.. counts.Select(theme => new ThemeChange(theme.Theme, theme.Remarks, 0, 0, false))];
        var stand = FalseDiscovery.Significant(
            [.. counts.Select(theme => AtLeast(theme.Remarks, theme.Remarks + theme.Before, 1d / (periods + 1)))]);
        return [.. counts.Select((theme, i) => new ThemeChange(theme.Theme, theme.Remarks, theme.Before, periods, stand[i]))];
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
