using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class SuggestionsActedOnTests
{
    private static Feedback Idea(bool? idea, DateOnly? actedOn = null) =>
        new(Some.Day, Survey.Csat) { Suggestion = idea, ActedOn = actedOn, AnswersRecorded = true };

    [Fact]
    public void One_may_be_acted_on_long_after() =>
        Assert.Equal(0.5m, Measured.Of(Idea(true, Some.Day.AddDays(25)), Idea(true), Idea(false)).Total(SuggestionsActedOn.Kpi).Value);

    [Fact]
    public void Their_number_stands_beside() =>
        Assert.Equal(2, Measured.Of(Idea(true), Idea(true), Idea(false), Idea(null)).Total(SuggestionsActedOn.Kpi.Beside.Single()).Value);

    [Fact]
    public void Answers_that_were_not_read_for_ideas_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Idea(null)).Total(SuggestionsActedOn.Kpi).State);
}
