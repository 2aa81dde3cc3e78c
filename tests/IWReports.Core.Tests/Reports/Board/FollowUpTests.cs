using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class FollowUpTests
{
    private static readonly PastRecommendation Cover =
        new(ReportPeriod.Month(2025, 10), "cover-half-hours", "Cover lunch.", "Supervisor", new(2025, 11, 7), "abandonment");

    [Fact]
    public void What_was_accepted_and_not_done_says_so() =>
        Assert.StartsWith("Accepted by the board, not done by Fri 7 Nov.",
            Became(Cover with { Decision = Decision.Accepted, DecidedBy = "the board" }), StringComparison.Ordinal);

    [Fact]
    public void What_was_done_stands_beside_its_figure_then_and_now() =>
        Assert.Equal("Accepted, done Mon 3 Nov. Callers who gave up: 10 % in October, 21 % in November, too few months to say whether "
            + "that is more than the usual ups and downs.",
            Became(Cover with { Decision = Decision.Accepted, DoneOn = new(2025, 11, 3) }));

    [Theory]
    [InlineData(0.25, "is below that range")]
    [InlineData(0.15, "is within that range")]
    [InlineData(0.05, "is above that range")]
    public void What_was_foretold_is_held_against_what_came(double lowest, string verdict)
    {
        var low = (decimal)lowest;
        var done = Cover with { Decision = Decision.Accepted, DoneOn = new(2025, 10, 31), Prediction = new(low + 0.05m, low, low + 0.1m) };
        Assert.EndsWith($"21 % {verdict}.", Became(done), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_foretold_counts_for_nothing_where_it_was_not_done() =>
        Assert.EndsWith("Predicted had it been done: 12 % (8 % to 16 %).",
            Became(Cover with { Decision = Decision.Declined, Prediction = new(0.12m, 0.08m, 0.16m) }), StringComparison.Ordinal);

    [Fact]
    public void Nobody_decided_and_no_figure_tells() => Assert.Equal("Not decided.", Became(Cover with { Kpi = null }));

    [Fact]
    public void A_step_beyond_the_usual_range_is_called_better()
    {
        var year = Enumerable.Range(0, 24).Select(month => month == 23 ? 0.02m : 0.10m + (0.002m * (month % 3))).ToArray();
        Assert.EndsWith("better than usual.", Became(Cover with { Decision = Decision.Deferred }, year), StringComparison.Ordinal);
    }

    private static string Became(PastRecommendation recommendation, params decimal[] abandonment)
    {
        var data = SomeBoard.WithCalls with { PastRecommendations = [recommendation] };
        if (abandonment.Length > 0)
            data = data with { History = new Dictionary<string,
                IReadOnlyList<KpiValue>>(data.History) { ["abandonment"] = SomeBoard.Months(SomeBoard.Abandonment, abandonment) } };
        return Assert.Single(BoardReport.Build(data).FollowUp).Became;
    }
}
