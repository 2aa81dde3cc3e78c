using System.Text.Json;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Board;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Analysis;

/// <summary>Findings are kept as text: what was found once is neither lost nor found again.</summary>
public sealed class MonthlyAnalysisTests
{
    public static TheoryData<string> Boards => [.. Some.Keys];

    private static readonly Dictionary<string, Func<MonthlyData>> Some = new()
    {
        ["counts and roster alone"] = () => SomeBoard.Case,
        ["calls"] = () => SomeBoard.WithCalls,
        ["late data"] = () => SomeBoard.WithLateData,
        ["officers away, and felt"] = () => SomeService.Board(3, 3),
        ["officers away, and not felt"] = () => SomeService.Board(3, 0),
        ["topics"] = () => SomeService.Board(3, 3) with { Topics = SomeBoard.Topics },
        ["limits drawn anew"] = Rebased,
        ["three years of calls"] = () => SomeBoard.Case with { Calls = ThreeYears() },
        ["two years of a KPI"] = () => SomeBoard.WithCalls with { History = TwoYears() },
        ["an unknown month"] = () => SomeBoard.Case with { Calls = [] },
    };

    [Theory]
    [MemberData(nameof(Boards))]
    public void Findings_come_back_from_text_as_they_were(string board)
    {
        var text = AnalysisJson.Write(MonthlyFindings.Of(Some[board]()));
        Assert.Equal(text, AnalysisJson.Write(AnalysisJson.Read(text)));
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_report_of_kept_findings_says_what_that_of_new_ones_says(string board)
    {
        var data = Some[board]();
        var kept = AnalysisJson.Read(AnalysisJson.Write(MonthlyFindings.Of(data)));
        Assert.Equal(Said(BoardReport.Build(data)), Said(BoardReport.Build(MonthlyAnalysis.Of(data, kept))));
    }

    [Fact]
    public void A_verdict_is_read_and_not_reached_again()
    {
        var data = SomeService.Board(3, 3);
        var found = MonthlyFindings.Of(data);
        var noise = found.Causes!.Shortfall! with { Verdict = CauseVerdict.WithinNoise, Shares = [] };
        var withheld = found with { Causes = found.Causes with { Shortfall = noise } };
        Assert.Contains("of what lowered it", BoardText.Reasons(BoardReport.Build(data)), StringComparison.Ordinal);
        var text = BoardText.Reasons(BoardReport.Build(MonthlyAnalysis.Of(data, withheld)));
        Assert.DoesNotContain("of what lowered it", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_of_another_month_are_refused()
    {
        var october = SomeBoard.Case with { Period = SomeBoard.November.AddMonths(-1) };
        Assert.Throws<ArgumentException>(() => MonthlyAnalysis.Of(october, MonthlyFindings.Of(SomeBoard.Case)));
    }

    [Fact]
    public void An_analysis_that_is_called_off_ends() =>
        Assert.Throws<OperationCanceledException>(() => MonthlyFindings.Of(SomeService.Board(3, 3), new(canceled: true)));

    [Fact]
    public void A_month_of_which_nothing_is_known_has_findings_that_say_so()
    {
        var found = MonthlyFindings.Of(SomeBoard.Case with { Calls = [], Roster = [] });
        Assert.Empty(found.Kpis);
        Assert.Null(found.Causes);
        Assert.Null(found.Volume.Current);
    }

    private static MonthlyData Rebased()
    {
        var offered = KpiCatalog.Find("calls_offered")! with { Rebases = [new(new(2025, 4, 1), "new hours")] };
        KpiValue november = new(offered, "2025-11", 1560, null, KpiState.Final);
        return SomeBoard.Case with { History = new Dictionary<string, IReadOnlyList<KpiValue>> { [offered.Id] = [november] } };
    }

    private static IReadOnlyList<MonthlyCalls> ThreeYears() =>
        [.. Enumerable.Range(-25, 36).Select(month => SomeBoard.Month(month, 1000 + (37 * (month + 30) % 211)))];

    // Steady, then worse, with a target met for sure and one never met.
    private static Dictionary<string, IReadOnlyList<KpiValue>> TwoYears() => new(SomeBoard.WithCalls.History)
    {
        ["abandonment"] = SomeBoard.Months(SomeBoard.Abandonment, Of24(month => 0.01m + (0.001m * (month % 3)))),
        ["csat"] = SomeBoard.Months(SomeBoard.Satisfaction, Of24(month => month < 23 ? 0.5m + (0.013m * (month % 4)) : 0.2m)),
    };

    private static decimal[] Of24(Func<int, decimal> value) => [.. Enumerable.Range(0, 24).Select(value)];

    // Each chart as what it is.
    private static string Said(BoardReportModel model) =>
        JsonSerializer.Serialize(model) + string.Concat(model.Charts.Select(chart => JsonSerializer.Serialize(chart, chart.GetType())));
}
