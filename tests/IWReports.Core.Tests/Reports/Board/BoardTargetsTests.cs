using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class BoardTargetsTests
{
    [Fact]
    public void A_target_out_of_reach_asks_for_redesign_and_says_how_big_the_change_must_be()
    {
        // Mean 0.21, moving ranges 0.02: a spread of 0.0177, so 5 % or less is met four months of five at a mean of 3.5 %.
        var row = Row([.. Enumerable.Range(0, 14).Select(month => month % 2 == 0 ? 0.20m : 0.22m)]);
        Assert.Equal(("below 1 %", "redesign: a mean of 3.5 % meets it in 80 % of months, today's is 21 %", "18.3 %"),
            (row.Chance, row.Proposal, row.Next));
    }

    [Fact]
    public void A_target_met_for_half_a_year_for_sure_is_tightened() =>
        Assert.StartsWith("tighten to", Row([.. Enumerable.Range(0, 20)
            .Select(month => month % 2 == 0 ? 0.020m : 0.022m)]).Proposal, StringComparison.Ordinal);

    [Fact]
    public void An_unusual_month_is_a_change_to_explain_first()
    {
        var row = Row([.. Enumerable.Range(0, 14).Select(month => month == 13 ? 0.4m : month % 2 == 0 ? 0.04m : 0.05m)]);
        Assert.Equal(("first find what changed: this month is unusual for it", "–"), (row.Proposal, row.Next));
    }

    [Fact]
    public void Few_months_give_a_provisional_chance()
    {
        var row = Row([.. Enumerable.Range(0, 8).Select(month => month % 2 == 0 ? 0.04m : 0.06m)]);
        Assert.Equal(("50 %, provisional", "keep while limits are on trial: achievable"), (row.Chance, row.Proposal));
    }

    [Fact]
    public void Too_few_months_have_no_row() => Assert.Empty(BoardReport.Build(SomeBoard.WithCalls).Targets);

    [Fact]
    public void Twenty_calls_an_hour_cannot_be_had_with_calls_of_ten_minutes() =>
        Assert.Contains(BoardReport.Build(SomeBoard.WithCalls).TargetNotes,
            note => note.StartsWith(
            "20 an hour cannot be had with calls of 10 min: an officer busy 85 % of the time handles 5.1 an hour at most.",
            StringComparison.Ordinal));

    private static TargetRow Row(decimal[] abandonment) => BoardReport.Build(SomeBoard.WithCalls with
    {
        History = new Dictionary<string, IReadOnlyList<KpiValue>> { ["abandonment"] =
            SomeBoard.Months(SomeBoard.Abandonment, abandonment) },
    }).Targets.Single();
}
