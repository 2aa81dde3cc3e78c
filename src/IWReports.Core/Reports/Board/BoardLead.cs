using IWReports.Core.Analysis;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Reports.Board;

/// <summary>The one picture that carries the message: the months of what matters most, its finding as title.</summary>
internal sealed class BoardLead(MonthlyAnalysis analysis, JudgedKpi lead)
{
    public const string Id = "lead";

    public (TrendChart Chart, IReadOnlyList<Figure> Figures) Draw()
    {
        var title = Title();
        var scale = lead.Kpi.Unit == Unit.Percent ? 100d : 1;
        var months = lead.Trend.Months;
        // Points older than today's process have limits of their own.
        var points = months.Select((month, i) =>
        {
            var seen = lead.Trend.Chart?.Points.FirstOrDefault(point => point.Date == month.Date);
            return new TrendPoint(DateText.ShortMonth(month.Date), month.Value * scale, KindOf(seen?.Variation), Note(i))
            {
                Usual = seen is null ? null : new(seen.Limits.Mean * scale, seen.Limits.Lower * scale, seen.Limits.Upper * scale),
                Rebased = lead.Kpi.Rebases.FirstOrDefault(rebase => i > 0 && rebase.From == month.Date)?.Why,
            };
        }).ToList();
        var chart = new TrendChart(Id, title.Text, $"{title.Text}.", UnitWord(), points)
        {
            Trial = lead.Trend.Chart?.IsTrial ?? false,
            Target = lead.Kpi.Target is { } target ? (double)target.Value * scale : null,
            Source = Source().Text,
        };
        return (chart, [.. title.Figures, .. Source().Figures]);

        string? Note(int at) => at == months.Count - 1 ? new ServiceText(analysis).Short(lead.Value).Text : null;
    }

    // "Fell" and "rose" are kept for more than the usual ups and downs.
    private Sentence Title()
    {
        var level = BoardWords.Level(lead.Value, analysis);
        var month = DateText.Month(analysis.Period.From);
        var months = lead.Trend.Months;
        var now = months[^1].Value;
        if (months.Count > 2 && months.SkipLast(1).All(other => other.Value > now))
            return Sentence.Of($"{level} in {month}, the lowest of {Usual}");
        if (months.Count > 2 && months.SkipLast(1).All(other => other.Value < now))
            return Sentence.Of($"{level} in {month}, the highest of {Usual}");
        return LeadKpi.IsWorse(lead) ? Sentence.Of($"{level} in {month}, worse than usual in {Usual}")
            : LeadKpi.IsBetter(lead) ? Sentence.Of($"{level} in {month}, better than usual in {Usual}")
            : lead.Trend.Chart is null ? Sentence.Of($"{level} in {month}")
            : Sentence.Of($"{level} in {month}, as usual in {Usual}");
    }

    // The months drawn are what the last of them is compared with.
    private string Usual => DateText.Months(new(lead.Trend.Months[0].Date, analysis.Period.To));

    private Sentence Source() => lead.Value.Denominator is not { } n || lead.Kpi.Denominator is null ? Sentence.None
        : !CountsCallers ? Sentence.Of($"{Counted(n)} counted.")
        : analysis.Volume.Current is { } all && n < all.Calls
        ? Sentence.Of($"{Counted(n)} of {Figure.Count(all.Calls, analysis.Period)} calls; those given up at once are not counted.")
        : Sentence.Of($"{Counted(n)} calls.");

    private Sentence Counted(decimal n) => Sentence.Of($"{DateText.Month(analysis.Period.From)}: {Figure.Count(n, analysis.Period)}");

    // Their base is every caller but those who gave up at once.
    private bool CountsCallers => lead.Kpi.Id == ServiceLevel.Kpi.Id || lead.Kpi.Id == AnsweredIn5Rings.Kpi.Id;

    private string UnitWord() => lead.Kpi.Unit switch
    {
        Unit.Percent => "%",
        Unit.Seconds => "seconds",
        _ => Sentence.Lower(lead.Kpi.Name),
    };

    private static PointKind KindOf(Variation? variation) => variation switch
    {
        Variation.ConcernHigh or Variation.ConcernLow => PointKind.Concern,
        Variation.ImprovementHigh or Variation.ImprovementLow => PointKind.Improvement,
        Variation.NeutralHigh or Variation.NeutralLow => PointKind.Neutral,
        _ => PointKind.Common,
    };
}
