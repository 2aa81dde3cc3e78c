using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Board;

/// <summary>What earlier reports said that is no longer so: the months shown again must not differ in silence.</summary>
internal static class RestatedText
{
    // The workbook lists the latest; the dashboard has them all.
    private const int Most = 3;

    /// <summary>How many there are, in one line; empty where there are none.</summary>
    public static Sentence Short(MonthlyAnalysis analysis) => Changed(analysis) switch
    {
        [] => Sentence.None,
        [var only] => One(analysis, only),
        var all =>
            Sentence.Of(
            $"{Figure.Count(all.Count, analysis.Period)} earlier figures changed since they were reported; the workbook names them."),
    };

    public static IEnumerable<Sentence> Write(MonthlyAnalysis analysis)
    {
        var restated = Changed(analysis);
        foreach (var value in restated.Take(Most))
            yield return One(analysis, value);
        if (restated.Count > Most)
            yield return Sentence.Of(
                $"{Figure.Count(restated.Count - Most, analysis.Period)} more are in the dashboard, with the reports that stated them.");
    }

    private static List<KpiValue> Changed(MonthlyAnalysis analysis) =>
        [.. KpiCatalog.Headlines.SelectMany(kpi => analysis.Data.History.GetValueOrDefault(kpi.Id, []))
            .Where(value => value.Restated is not null && value.Key != analysis.Period.ToString())
            .OrderByDescending(value => value.Key, StringComparer.Ordinal)];

    private static Sentence One(MonthlyAnalysis analysis, KpiValue value)
    {
        var month = ReportPeriod.TryParse(value.Key, out var period)
            ? period : throw new ArgumentException($"\"{value.Key}\" is no month.", nameof(value));
        var what = Sentence.Of($"{BoardWords.Label(value.Kpi, analysis)} in {DateText.MonthAndYear(month.From)}");
        var was = new Figure(value.Restated!.Was, value.Kpi.Unit, month);
        return value.Value is { } now
            ? Sentence.Of($"{what}: {new Figure(now, value.Kpi.Unit, month)}, reported as {was}.")
            : Sentence.Of($"{what}: nothing measured any more, reported as {was}.");
    }
}
