using IWReports.Core.Analysis.Data;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports.Board;

public sealed class BoardRecommendationsTests
{
    private static readonly ReportedCause Fair =
        new(SomeBoard.November, "Two officers were at a trade fair", Driver.Absence, "The supervisor", new(2025, 12, 1));

    [Fact]
    public void Coincidences_ask_for_no_action() =>
        Assert.DoesNotContain(BoardReport.Build(SomeBoard.WithCalls).Recommendations,
            one => one.PastRecommendation.Rule is "cover-half-hours" or "cover-leave");

    [Fact]
    public void What_a_person_reports_is_quoted_without_a_share_and_may_ask_for_action()
    {
        var model = BoardReport.Build(SomeBoard.WithCalls with { ReportedCauses = [Fair] });
        Assert.Contains(("D", "The supervisor reported on Mon 1 Dec: “Two officers were at a trade fair”."),
            model.Reasons.Select(reason => (reason.Grade, reason.Text)));
        var cover = model.Recommendations.Single(one => one.PastRecommendation.Rule == "cover-leave");
        Assert.Equal("D", cover.Grade);
        Assert.Null(cover.PastRecommendation.Prediction);
        Assert.Contains("no size is given", cover.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_that_speaks_of_no_driver_asks_for_nothing() =>
        Assert.DoesNotContain(BoardReport.Build(SomeBoard.WithCalls
            with { ReportedCauses = [Fair with { Driver = null }] }).Recommendations, one => one.PastRecommendation.Rule == "cover-leave");

    [Fact]
    public void Each_recommendation_has_another_way_beside_it() =>
        Assert.All(BoardReport.Build(SomeBoard.WithCalls).Recommendations, one => Assert.NotEmpty(one.Instead));

    [Fact]
    public void Doing_nothing_stands_first_among_the_options() =>
        Assert.Equal("Do nothing", BoardReport.Build(SomeBoard.WithCalls).Options[0].Name);

    [Fact]
    public void Training_that_was_not_held_is_made_up_and_not_maintained()
    {
        var model = With("training_held", [0m], Denominator: 1);
        Assert.Contains("Training sessions held: none of one in November (target 100 %)", BoardText.Reasons(model));
        Assert.Contains(model.Recommendations.Select(one => one.Problem).Concat(model.NextInLine),
            text => text.Contains("none of one, target 100 %", StringComparison.Ordinal));
        Assert.DoesNotContain(model.Recommendations, one => one.PastRecommendation.Rule == "monthly-training");
    }

    [Fact]
    public void What_there_is_no_room_for_stands_in_line()
    {
        var model = BoardReport.Build(SomeBoard.WithCalls with { ReportedCauses = [Fair] });
        Assert.Equal(4, model.Recommendations.Count);
        Assert.Contains(model.NextInLine, text => text.Contains("without a named deputy", StringComparison.Ordinal));
    }

    private static BoardReportModel With(string kpi, decimal[] numerators, decimal Denominator) =>
        BoardReport.Build(SomeBoard.WithCalls with
    {
        History = new Dictionary<string, IReadOnlyList<KpiValue>>(SomeBoard.WithCalls.History)
        {
            [kpi] = [.. numerators.Select((numerator, i) =>
                new KpiValue(KpiCatalog.Find(kpi)!, SomeBoard.November.AddMonths(i + 1 - numerators.Length).ToString(), numerator,
                Denominator, KpiState.Final))],
        },
    });
}
