using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;
using static IWReports.Core.Tests.Reports.TeamWeek.TeamWeekTests;

namespace IWReports.Core.Tests.Reports.TeamWeek;

/// <summary>The week's picture, and of how few cases there is none.</summary>
public sealed class TeamWeekPictureTests
{
    [Fact]
    public void Of_a_few_cases_the_count_is_given_and_nothing_is_drawn()
    {
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = Only("coaching", SomeWeek.Weeks("coaching", 1, 2)) });
        Assert.Equal(new("Newcomers' weeks with a sit-along", "1 of 2", "100 %", "1 of 2", "–") { Kpi = "coaching" },
            Assert.Single(model.Missed));
        Assert.Equal("The team missed its one target: a supervisor sat with newcomers in 1 of 2 weeks.", model.Headline);
        Assert.Empty(model.Charts);
    }

    [Fact]
    public void A_week_of_a_few_calls_is_no_point_of_the_picture()
    {
        var weeks = SomeWeek.Weeks("abandonment", 70, 391).ToList();
        weeks[^4] = weeks[^4] with { Numerator = 1, Denominator = 2 };
        var model = TeamWeekReport.Build(SomeWeek.Data() with { History = Only("abandonment", weeks) });
        Assert.Equal(3, Assert.Single(model.Charts.OfType<TrendChart>()).Points.Count);
        weeks[^2] = weeks[^2] with { Numerator = 1, Denominator = 2 };
        Assert.Equal("1 of 2",
            TeamWeekReport.Build(SomeWeek.Data() with { History = Only("abandonment", weeks) }).Missed[0].LastWeek);
    }

    [Fact]
    public void The_picture_shows_the_target_furthest_off_with_its_finding_as_title()
    {
        var chart = Assert.Single(Week.Charts.OfType<TrendChart>());
        Assert.Equal("Answered within 5 rings: target missed 13 weeks in a row", chart.Title);
        Assert.Equal((13, "1 Sep", "24 Nov", 90d), (chart.Points.Count, chart.Points[0].Label, chart.Points[^1].Label, chart.Targets[^1]));
        Assert.Equal(PointKind.Concern, chart.Points[^1].Kind);
    }
}
