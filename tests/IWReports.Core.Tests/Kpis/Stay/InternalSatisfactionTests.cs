using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class InternalSatisfactionTests
{
    private static SurveyAnswer Answer(int? score, string department) =>
        new("1", Some.Day, "Prompt", score, null) { Survey = Survey.Internal, Department = department };

    [Fact]
    public void Departments_that_agree_count_of_all_answers() =>
        Assert.Equal((1, 2), Measured.Of(Answer(4, "Warehouse"), Answer(3, "Sales"), Answer(null, "Sales"))
            .Total(InternalSatisfaction.Kpi) is var value ? (value.Numerator, value.Denominator) : default);

    [Fact]
    public void Is_told_apart_by_the_department_that_answers() =>
        Assert.Equal([0, 1], Measured.Of(Answer(4, "Warehouse"), Answer(3, "Sales")).By(InternalSatisfaction.Kpi, KpiBy.Department)
            .Select(value => value.Value));

    [Fact]
    public void Customers_answers_are_not_the_departments() =>
        Assert.Null(Measured.Of(new SurveyAnswer("1", Some.Day, "Help", 5, null)).Total(InternalSatisfaction.Kpi).Value);
}
