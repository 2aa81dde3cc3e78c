using IWReports.Core.Facts;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class NpsTests
{
    private static IEnumerable<IFact> Answers(params int?[] scores) =>
        scores.Select((score, at) => new SurveyAnswer($"{at}", Some.Day, "Recommend", score, null) { Survey = Survey.Nps });

    [Fact]
    public void Six_detracts_seven_and_eight_are_passive_nine_promotes()
    {
        var measured = Measured.Of(Answers(9, 10, 8, 7, 6, 0, null, 10));
        Assert.Equal(100 * (3m - 2) / 7, measured.Total(Nps.Kpi).Value);
        Assert.Equal([3m / 7, 2m / 7, 2m / 7], Nps.Kpi.Beside.Select(share => measured.Total(share).Value!.Value));
    }

    // The shares of the first published case: 50 promoters, 33 passives, 17 detractors.
    [Fact]
    public void Half_promoters_and_seventeen_detractors_of_a_hundred_are_thirty_three_points() =>
        Assert.Equal(33, Measured.Of(Answers([.. Enumerable.Repeat<int?>(9, 50), .. Enumerable.Repeat<int?>(7, 33),
            .. Enumerable.Repeat<int?>(3, 17)])).Total(Nps.Kpi).Value);

    [Fact]
    public void All_detractors_are_minus_a_hundred_and_nobody_is_nothing()
    {
        Assert.Equal(-100, Measured.Of(Answers(0)).Total(Nps.Kpi).Value);
        Assert.Null(Measured.Of(Answers([null])).Total(Nps.Kpi).Value);
    }

    [Fact]
    public void Satisfaction_from_one_to_five_is_another_question() =>
        Assert.Null(Measured.Of(new SurveyAnswer("1", Some.Day, "Help", 5, null)).Total(Nps.Kpi).Value);
}
