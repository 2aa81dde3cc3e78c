using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Tests.Reports.Board;

/// <summary>The Innovative Widgets case from monthly counts and roster alone, held against the sentences that these allow.</summary>
public sealed class BoardCaseTests
{
    private static readonly BoardReportModel Model = BoardReport.Build(SomeBoard.Case);

    [Theory]
    [InlineData("Calls reached 1,560 in November, above the range expected from this year's months so far (1,168–1,508; provisional, 11 "
        + "months) and 12 % more than in November 2024.")]
    [InlineData("September–November together brought 9.7 % more than the same months of last year; about half (49 %) of the rise since "
        + "January also occurred last year.")]
    [InlineData("Officers on the roster rose from three to four over the January–August level (five in October), so calls per officer "
        + "fell from about 428 to 390")]
    [InlineData(
        "if the two new officers worked at less than about 82 % of an experienced officer's pace, the load on the team rose instead.")]
    [InlineData("At 20 calls an hour the roster's capacity (12,160 calls) is several times the monthly volume, so volume alone does not "
        + "explain slower service.")]
    [InlineData("We cannot say more until waiting times, abandoned calls and handling times per half-hour are available")]
    [InlineData("The supervisor's leave, an officer's departure and two joiners fall in the same months (September–November); their "
        + "effects cannot be separated with these data.")]
    public void Says_the_golden_paragraph(string sentence) => Assert.Contains(sentence, BoardText.Reasons(Model));

    [Fact]
    public void States_the_change_on_last_year_on_top()
    {
        Assert.Contains(
            Model.Pages.Figures, figure => figure
                is { Value: "1,560", Direction: "◆ above usual in January–November", Target: "+12 % on November 2024" });
    }

    [Fact]
    public void Flags_November_and_not_the_short_February()
    {
        var trend = Model.Charts.OfType<TrendChart>().Single();
        Assert.Equal(["Nov"], trend.Points.Where(point => point.Kind == PointKind.Neutral).Select(point => point.Label));
        Assert.True(trend.Trial);
        Assert.DoesNotContain("February", BoardText.Reasons(Model));
    }

    [Fact]
    public void Claims_nothing_of_service_that_nobody_measured()
    {
        Assert.Equal("1,560 calls, 12 % more than in November 2024; service itself is not measured.", Model.Pages.Headline);
        Assert.Empty(Model.Scorecard);
        Assert.All(Model.Journey, point => Assert.Equal("not judged", point.Status.Word));
        Assert.DoesNotContain("caused", BoardText.Of(Model));
        Assert.DoesNotContain("record ", BoardText.Reasons(Model));
    }

    [Fact]
    public void Names_no_officer() => Assert.All(["John", "Mia", "Jonas", "Nitin", "Taya", "Mary"],
        name => Assert.DoesNotContain(name, BoardText.Of(Model)));

    [Fact]
    public void Recommends_measuring_first_and_public_relations_always()
    {
        Assert.InRange(Model.Recommendations.Count, 3, 4);
        Assert.StartsWith("Confirm what the call counts count", Model.Recommendations[0].Action);
        Assert.Equal("Public relations", Model.Recommendations[^1].Kind);
        Assert.Equal("Do nothing", Model.Options[0].Name);
    }

    [Fact]
    public void Newcomers_from_September_on_change_nothing_but_the_peak() =>
        Assert.Contains("(five in October)", BoardText.Reasons(BoardReport.Build(SomeBoard.Case with
    {
        Roster = [.. SomeBoard.Roster.Where(entry => entry.Person is not ("Taya" or "Mary")), SomeBoard.Officer("Taya", 9, 12),
            SomeBoard.Officer("Mary", 9, 12)],
    })));
}
