using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports;

namespace IWReports.Core.Tests.Reports;

public sealed class FollowUpTests
{
    private static readonly Advice Cover = new(ReportPeriod.Month(2025, 10), "cover-half-hours", "Cover lunch.", "Supervisor", new(2025, 11, 7), "abandonment");

    [Fact]
    public void What_was_accepted_and_not_done_says_so() =>
        Assert.StartsWith("Accepted by the board, not done by 7 November 2025.", Became(Cover with { Decision = Decision.Accepted, DecidedBy = "the board" }), StringComparison.Ordinal);

    [Fact]
    public void What_was_done_stands_beside_its_figure_then_and_now() =>
        Assert.Equal("Accepted, done 3 November 2025. Abandonment: 10 % in October, 21 % in November, too few months to say whether that is more than the usual ups and downs.",
            Became(Cover with { Decision = Decision.Accepted, DoneOn = new(2025, 11, 3) }));

    [Fact]
    public void Nobody_decided_and_no_figure_tells() => Assert.Equal("Not decided.", Became(Cover with { Kpi = null }));

    [Fact]
    public void A_step_beyond_the_usual_range_is_called_better()
    {
        var year = Enumerable.Range(0, 24).Select(month => month == 23 ? 0.02m : 0.10m + (0.002m * (month % 3))).ToArray();
        Assert.EndsWith("better than usual.", Became(Cover with { Decision = Decision.Deferred }, year), StringComparison.Ordinal);
    }

    private static string Became(Advice advice, params decimal[] abandonment)
    {
        var data = SomeBoard.WithCalls with { Advice = [advice] };
        if (abandonment.Length > 0)
            data = data with { History = new Dictionary<string, IReadOnlyList<KpiValue>>(data.History) { ["abandonment"] = SomeBoard.Months(SomeBoard.Abandonment, abandonment) } };
        return Assert.Single(BoardReport.Build(data).FollowUp).Became;
    }
}
