using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Recommendations;

public sealed class BusinessCaseTests
{
    private static readonly CostRates Rates = new(45, 600, "payroll");

    [Fact]
    public void A_rate_that_is_not_set_is_asked_for_and_not_made_up() =>
        Assert.Equal("Takes 20 officer-hours a month (cost not stated: set Costs:OfficerHour); does not pay back in hours alone.",
            Written(new() { HoursMonthly = 20 }, CostRates.Unknown));

    [Fact]
    public void Hours_cost_what_the_settings_say() =>
        Assert.Equal("Takes 20 officer-hours a month and 4 training days once ($900 a month and $2,400 once; rates: payroll); 12 more "
            + "calls a month answered in time; does not pay back in hours alone.",
            Written(new() { HoursMonthly = 20, TrainingDays = 4, Calls = (12.4m, 0.2m) }, Rates));

    [Theory]
    [InlineData(16, 4, "pays back in 4 months")]
    [InlineData(16, 32, "pays back within a month")]
    public void What_is_spent_once_is_paid_back_by_the_hours_saved(int once, int saved, string payBack) =>
        Assert.EndsWith($"; saves {saved} officer-hours a month; {payBack}.",
            Written(new() { HoursOnce = once, HoursSaved = saved }, CostRates.Unknown), StringComparison.Ordinal);

    [Fact]
    public void Training_days_are_paid_back_in_money()
    {
        var training = new BusinessCase { TrainingDays = 3, HoursSaved = 10 };
        Assert.Equal(4, training.MonthsToPayBack(Rates));
        Assert.Null(training.MonthsToPayBack(CostRates.Unknown));
    }

    [Fact]
    public void Saving_no_more_than_it_takes_each_month_never_pays_back() =>
        Assert.Null(new BusinessCase { HoursOnce = 5, HoursMonthly = 8, HoursSaved = 8 }.MonthsToPayBack(Rates));

    [Fact]
    public void A_slot_left_blank_cannot_be_built()
    {
        var plain = Sentence.Plain("Said.");
        Assert.Throws<ArgumentException>("Quality", () => new Rationale(plain, plain, Sentence.None, plain));
        Assert.Throws<ArgumentException>("Expect", () => new Card(plain, plain, Sentence.None));
        Assert.Throws<ArgumentException>("Measure", () => new Recommendation
        {
            Lever = Lever.Team, Card = new(plain, plain, plain), Grade = EvidenceGrade.Computed, Action = plain,
                Rationale = new(plain, plain, plain, plain), Owner = "Supervisor", Due = new(2025, 12, 5),
            Measure = Sentence.None, Resources = plain, Expected = new(plain), Case = new(), Instead = [],
        });
    }

    private static string Written(BusinessCase one, CostRates rates) => one.Write(SomeBoard.Case with { Costs = rates }).Text;
}
