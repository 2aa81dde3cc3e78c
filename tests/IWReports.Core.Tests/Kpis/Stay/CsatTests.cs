using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class CsatTests
{
    [Fact]
    public void Agreeing_answers_count_of_all_valid_ones()
    {
        var answers = new int?[] { 5, 4, 3, 1, null, 9 }.Select((score, at) => new SurveyAnswer($"{at}", Some.Day, "Help", score, null));
        var value = Measured.Of(answers).Total(Csat.Kpi);
        Assert.Equal((2, 4), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void Is_told_apart_by_question()
    {
        var measured = Measured.Of(new SurveyAnswer("1", Some.Day, "Help", 5, null), new SurveyAnswer("1", Some.Day, "Delivery", 1, null));
        Assert.Equal([0, 1], measured.By(Csat.Kpi, KpiBy.Topic).Select(value => value.Value));
    }

    [Fact]
    public void No_survey_is_no_data() => Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(Csat.Kpi).State);

    [Fact]
    public void Other_surveys_do_not_count() =>
        Assert.Null(Measured.Of(new SurveyAnswer("1", Some.Day, "Recommend", 5, null) { Survey = Survey.Nps },
            new SurveyAnswer("2", Some.Day, "Help", 5, null) { Survey = Survey.Internal }).Total(Csat.Kpi).Value);

    [Fact]
    public void Who_answered_is_held_against_who_was_asked()
    {
        var rate = Csat.Kpi.Beside.Single();
        var asked = new IFact[] { new Invitation(Some.Day, Survey.Csat, 3), new Invitation(Some.Day, Survey.Nps, 50),
            new Feedback(Some.Day, Survey.Csat), new Feedback(Some.Day, Survey.Nps) };
        Assert.Equal((1, 3), (Measured.Of(asked).Total(rate).Numerator, Measured.Of(asked).Total(rate).Denominator));
        Assert.Null(Measured.Of(new Feedback(Some.Day, Survey.Csat)).Total(rate).Value);
    }
}
