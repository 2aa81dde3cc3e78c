using IWReports.Core.Reports.Drafts;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.Drafts;

public sealed class CoachingSheetTests
{
    [Fact]
    public void What_went_well_comes_with_its_fact() =>
        Assert.Equal(
            ["Courtesy score rose from 62.5 % in October to 93.8 %.", "Did not argue: met in all 4 reviews."],
            CoachingSheet.Build(SomeDrafts.Mary()).WentWell);

    [Fact]
    public void Of_few_checks_nothing_rose()
    {
        var before = new[] { SomeDrafts.Value("courtesy", 5, 9) }.ToDictionary(value => value.Kpi.Id);
        Assert.DoesNotContain(
            CoachingSheet.Build(SomeDrafts.Mary() with { Before = before }).WentWell,
            well => well.Contains("rose", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_things_to_work_on_the_critical_one_first() =>
        Assert.Equal(
            [
                "Kept to the authority for refunds: missed in 1 of 2 reviews. This is a critical point.",
                "Accurate: missed in 2 of 4 reviews.",
            ],
            CoachingSheet.Build(SomeDrafts.Mary()).ToWorkOn);

    [Fact]
    public void Coaching_had_and_due_are_told_with_their_days()
    {
        var sheet = CoachingSheet.Build(SomeDrafts.Mary());
        Assert.Equal(["A sit-along on Mon 17 Nov."], sheet.Had);
        Assert.Equal(
            [
                "On Mon 1 Dec, look again at what was agreed on Mon 17 Nov.",
                "New since Wed 1 Oct: sit along once a week until Mon 29 Dec. Somebody did in 2 of 4 weeks this month.",
                "The training planned for Wed 12 Nov, “Tracking orders”: it was not held.",
            ],
            sheet.Due);
    }

    [Fact]
    public void Without_reviews_nothing_is_praised_or_found_wanting()
    {
        var sheet = CoachingSheet.Build(SomeDrafts.Mary() with { Items = [], Before = SomeDrafts.Mary().OfTeam });
        Assert.Equal(["No quality review of November is on record."], sheet.WentWell);
        Assert.Equal(sheet.WentWell, sheet.ToWorkOn);
    }

    [Fact]
    public void The_sheet_says_who_may_read_it() =>
        Assert.Equal("For John and the manager only. Please do not pass it on.", CoachingSheet.Build(SomeDrafts.Mary()).Readers);

    [Fact]
    public void A_figure_that_was_not_measured_is_not_shown() =>
        Assert.DoesNotContain(CoachingSheet.Build(SomeDrafts.Mary()).Figures, figure => figure.Name == "Referred to a colleague");
}
