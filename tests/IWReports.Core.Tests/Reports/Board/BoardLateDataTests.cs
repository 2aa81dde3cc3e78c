using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class BoardLateDataTests
{
    private static readonly BoardReportModel Report = BoardReport.Build(SomeBoard.WithLateData);

    [Fact]
    public void A_month_shown_again_says_what_was_reported_of_it() =>
        Assert.Equal(["Callers who gave up in October 2025: 10 %, reported as 8.1 %."], Report.Restated);

    [Fact]
    public void A_figure_of_the_month_itself_carries_the_mark()
    {
        var data = SomeBoard.WithCalls;
        var november = data.History["abandonment"].Select(month => month.Key == "2025-11"
            ? month with { Restated = new(0.2m, DateTimeOffset.UnixEpoch) } : month);
        var report = BoardReport.Build(data with { History = new Dictionary<string,
            IReadOnlyList<Core.Kpis.Measuring.KpiValue>>(data.History) { ["abandonment"] = [.. november] } });
        Assert.True(report.Scorecard.Single(row => row.Name == "Callers who gave up").Value.Restated);
        Assert.Empty(report.Restated);
    }

    [Fact]
    public void Totals_that_differ_for_a_reason_give_it() =>
        Assert.Contains("The queue totals and the calls differ by 10: stays of calls that were passed on.", Report.CannotShow);

    [Fact]
    public void Totals_that_differ_for_none_make_the_report_partial() =>
        Assert.StartsWith("The calls offered (1,570) and the outcomes (1,568) do not agree", Assert.Single(Report.Missing),
            StringComparison.Ordinal);
}
