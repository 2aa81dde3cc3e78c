using IWReports.Core.Analysis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.Board;

/// <summary>The one picture that carries the message: the months of what matters most, its finding as title.</summary>
internal sealed class BoardLead(MonthlyAnalysis analysis, JudgedKpi lead)
{
    public const string Id = "lead";

    public (TrendChart Chart, IReadOnlyList<Figure> Figures) Draw()
    {
        var title = Title();
        var chart = KpiTrendChart.Of(Id, title.Text, lead.Kpi, lead.Trend, new ServiceText(analysis).Short(lead.Value).Text, []) with
        {
            Source = Source().Text,
        };
        return (chart, [.. title.Figures, .. Source().Figures]);
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
}
