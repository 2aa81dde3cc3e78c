using IWReports.Core.Analysis.Themes;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class BoardWithCallsTests
{
    private static readonly BoardReportModel Model = BoardReport.Build(SomeBoard.WithCalls);

    [Fact]
    public void Says_only_what_still_holds()
    {
        var text = BoardText.Of(Model);
        Assert.DoesNotContain("We cannot say more until", text);
        Assert.DoesNotContain("not measured", Model.Pages.Headline);
        Assert.DoesNotContain("unit should be confirmed", text);
        Assert.Contains("12 % more than in November 2024", text);
    }

    [Fact]
    public void Leads_with_what_let_most_customers_down()
    {
        Assert.Equal("Service fell short: 31 % of orders came on time, 210 callers gave up.", Model.Pages.Headline);
        Assert.Equal("1 of 4 targets were met. These matter most; the workbook has every KPI.", Model.Pages.Targets);
    }

    [Fact]
    public void Short_half_hours_coincide_and_are_no_cause()
    {
        var reason = Model.Reasons.Single(reason => reason.Text.StartsWith("Fewer officers", StringComparison.Ordinal));
        Assert.Equal("C", reason.Grade);
        Assert.Contains("at 12:00–13:00: this coincides with more hang-ups (57.1 % of 280 callers hung up there, 13.2 % of 1,274 in the "
            + "other half-hours)", reason.Text);
    }

    // Service itself did not change, so its hours are no place to look; what customers ask again is.
    [Fact]
    public void The_topic_that_comes_again_is_a_place_to_look()
    {
        var reason = BoardReport.Build(SomeService.Board(0, 0) with { Topics = SomeBoard.Topics }).Reasons.Single(reason =>
            reason.Text.StartsWith("Where to look", StringComparison.Ordinal));
        Assert.Equal(("C", "Where to look: solved in the first call, against the year before: where is my order (down 13.3 points); 1 of "
            + "10 hours, queues and topics tested changed beyond chance."), (reason.Grade, reason.Text));
    }

    [Fact]
    public void Injuries_are_printed_even_when_there_were_none() => Assert.Equal("No injury was reported in November 2025.", Model.Safety);

    [Fact]
    public void Icons_are_withheld_below_thirteen_months() =>
        Assert.All(Model.Scorecard, row => Assert.Equal(("withheld", "withheld"), (row.Variation, row.Assurance)));

    [Fact]
    public void From_thirteen_months_on_variation_and_assurance_are_told()
    {
        var steady = Enumerable.Range(0, 14).Select(month => month % 2 == 0 ? 0.20m : 0.22m).ToArray();
        var model = BoardReport.Build(SomeBoard.WithCalls
            with { History = new Dictionary<string,
            IReadOnlyList<KpiValue>> { ["abandonment"] = SomeBoard.Months(SomeBoard.Abandonment, steady) } });
        Assert.Equal(("as usual", "out of reach as things run"), (model.Scorecard[0].Variation, model.Scorecard[0].Assurance));
    }

    [Fact]
    public void Officers_waiting_for_calls_get_no_verdict_on_calls_per_hour() =>
        Assert.Equal("demand-limited", Model.Scorecard.Single(row => row.Name == "Calls handled per hour").Status.Word);

    [Theory]
    [InlineData(KpiState.NoData, 0, "no calls")]
    [InlineData(KpiState.NoData, 1560, "not measured")]
    [InlineData(KpiState.NotMeasurable, 1560, "not measurable")]
    public void What_was_not_measured_is_neither_good_nor_bad(KpiState state, int calls, string text)
    {
        var model = BoardReport.Build(SomeBoard.WithCalls with
        {
            Calls = [SomeBoard.Month(10, calls)],
            History = new Dictionary<string, IReadOnlyList<KpiValue>>(SomeBoard.WithCalls.History) { ["abandonment"] =
                [new(SomeBoard.Abandonment, "2025-11", null, null, state)] },
        });
        var row = model.Scorecard.Single(row => row.Name == "Callers who gave up");
        Assert.Equal((text, "not judged"), (row.Value.Text, row.Status.Word));
    }

    [Fact]
    public void A_card_of_nothing_but_blanks_is_left_out()
    {
        var model = BoardReport.Build(SomeBoard.Case
            with { History = new Dictionary<string,
            IReadOnlyList<KpiValue>> { ["abandonment"] = [new(SomeBoard.Abandonment, "2025-11", null, null, KpiState.NoData)] } });
        Assert.False(model.HasScorecard);
        Assert.Equal("No KPI of the service itself is measured yet.", model.ScorecardNote);
    }

    [Fact]
    public void The_customer_about_to_leave_comes_first_among_the_actions() =>
        Assert.Contains("Yore Mine Co.", Model.Recommendations[0].Action);

    [Fact]
    public void Each_station_of_the_journey_shows_its_weakest_kpi()
    {
        Assert.Equal("Average speed of answer", Model.Journey.Single(point => point.Name == "Reach us").Kpi);
        Assert.Equal("missed", Model.Journey.Single(point => point.Name == "Order & receive").Status.Word);
    }

    [Fact]
    public void Every_picture_with_data_is_there() =>
        Assert.Equal(
            ["spark-1", "spark-2", "spark-3", "spark-4", "lead", "journey", "half-hours", "themes", "calls-trend", "waits", "week"],
            Model.Charts.Concat(Model.MoreCharts).Select(chart => chart.Id));

    [Fact]
    public void Callers_are_counted_in_one_bin_each()
    {
        var waits = Model.MoreCharts.OfType<WaitChart>().Single();
        Assert.Equal(1560, waits.Bins.Sum(bin => bin.Answered + bin.Abandoned));
        Assert.Equal(("> 30 min", 100), (waits.Bins[^1].Label, waits.Bins[^1].Abandoned));
    }

    [Fact]
    public void What_customers_wrote_about_stands_beside_the_months_before_and_names_nobody()
    {
        var model = BoardReport.Build(SomeBoard.WithCalls);
        Assert.Equal("More often in November than chance would have it: late (6 against usually 0.3 a month).", model.ThemesLead);
        Assert.Equal(["late 6 0.3 [name] promised it for Friday.", "rude 1 0.3 ", "other 1 0 "],
            model.Themes.Select(row => $"{row.Name} {row.Remarks} {row.Usual} {row.Example}"));
    }

    [Fact]
    public void A_theme_is_quoted_by_a_remark_that_speaks_of_no_other()
    {
        Remark Wrote(string words) => new(new(2025, 11, 3), null, words);
        var model = BoardReport.Build(SomeBoard.WithCalls
            with { Remarks = new([Wrote("Late, and rude."), Wrote("Late."), Wrote("Rude.")], SomeBoard.WithCalls.Remarks.Taxonomy, []) });
        Assert.Equal(["late Late.", "rude Rude."], model.Themes.Select(row => $"{row.Name} {row.Example}"));
    }

    [Fact]
    public void Hours_short_and_hours_to_spare_are_told_with_what_could_be_moved() =>
        Assert.Contains("With leave taken off, November's shifts were 2 officer-hours short of its calls. Moving 2 of 2 spare hours "
            + "within their day would help.",
            BoardReport.Build(SomeBoard.WithCalls).Outlook);
}
