using IWReports.Core.Analysis.Targets;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Charts;

/// <summary>A KPI's months with the limits of its process, its target, and where limits were drawn anew.</summary>
public static class KpiTrendChart
{
    /// <param name="last">What stands beside the last month.</param>
    /// <param name="noted">What people noted of days.</param>
    public static TrendChart Of(string id, string title, Kpi kpi, KpiTrend trend, string? last,
        IEnumerable<(DateOnly Day, string Words)> noted)
    {
        var scale = kpi.Unit == Unit.Percent ? 100d : 1;
        var notes = noted.OrderBy(note => note.Day).ToLookup(note => ReportPeriod.MonthOf(note.Day).From, note => note.Words);
        // Points older than today's process have limits of their own.
        var points = trend.Months.Select((month, i) =>
        {
            var seen = trend.Chart?.Points.FirstOrDefault(point => point.Date == month.Date);
            return new TrendPoint(DateText.ShortMonth(month.Date), month.Value * scale, KindOf(seen?.Variation),
                i == trend.Months.Count - 1 ? last : null)
            {
                Usual = seen is null ? null : new(seen.Limits.Mean * scale, seen.Limits.Lower * scale, seen.Limits.Upper * scale),
                Rebased = kpi.Rebases.FirstOrDefault(rebase => i > 0 && rebase.From == month.Date)?.Why,
                Noted = notes.Contains(month.Date) ? string.Join("; ", notes[month.Date]) : null,
            };
        });
        return new(id, title, $"{title}.", UnitWord(kpi), [.. points])
        {
            Trial = trend.Chart?.IsTrial ?? false,
            Targets = [.. trend.Targets.Select(target => target * scale)],
        };
    }

    private static string UnitWord(Kpi kpi) => kpi.Unit switch
    {
        Unit.Percent => "%",
        Unit.Seconds => "seconds",
        _ => Sentence.Lower(kpi.Name),
    };

    private static PointKind KindOf(Variation? variation) => variation switch
    {
        Variation.ConcernHigh or Variation.ConcernLow => PointKind.Concern,
        Variation.ImprovementHigh or Variation.ImprovementLow => PointKind.Improvement,
        Variation.NeutralHigh or Variation.NeutralLow => PointKind.Neutral,
        _ => PointKind.Common,
    };
}
