using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;
using static IWReports.Core.Tests.Reports.TeamWeek.TeamWeekTests;

namespace IWReports.Core.Tests.Reports.TeamWeek;

/// <summary>What customers said of the team, and what it is briefed on.</summary>
public sealed class TeamWeekVoicesTests
{
    [Fact]
    public void The_team_is_briefed_on_what_was_found_at_most_four_things() =>
        Assert.Equal(
            [
                new("Answer by the fifth ring.", "54.7 % of calls were answered within five rings; the target is 90 % or\u00a0more."),
                new("Pass each case of “late delivery” to Dispatch on the same day.",
                    "6 remarks were about it, against 1 in a usual week."),
                new("Work on “Asking” in every call.", "Reviews found it missing in 2 of 5 calls."),
                new("Give the whole answer on “tracking” the first time.",
                    "Of the week before, 4 of 20 enquiries came again within 7 days."),
            ],
            Week.Brief);

    [Fact]
    public void A_policy_that_was_not_understood_is_explained_again()
    {
        var model = TeamWeekReport.Build(SomeWeek.Data() with { Quality = [], Contacts = [] });
        Assert.Equal(new("Explain “Refund authority” once more.", "On Wed 26 Nov, 2 of 4 officers had not understood it."),
            model.Brief[^1]);
    }

    [Fact]
    public void Praise_and_blame_stand_apart_in_customers_words_without_names()
    {
        Assert.Equal(
            [new("Friendly service", "1 remark", "[name] was friendly and quick, thank you.", ""),
                new("Problem solved", "1 remark", "Solved in one call.", "")],
            Week.Praised);
        Assert.Equal(
            [new("Late delivery", "6 remarks", "[name] waits for its widgets, and [name] knows it.", "Dispatch"),
                new("On hold", "1 remark", "Held for 27 minutes.", "")],
            Week.Minded);
        Assert.Equal(("Of 2 remarks in all; one may speak of several things.", "Of 7 remarks in all; one may speak of several things."),
            (Week.PraisedNote, Week.MindedNote));
        Assert.Equal("2 public reviews of the company came in, with 2.5 stars on average.", Week.Reviews);
    }

    [Fact]
    public void A_complaint_about_the_team_itself_is_for_nobody_else()
    {
        var own = SomeWeek.Minded(new(2025, 11, 26), "on hold", "Held for 27 minutes.") with { Department = " customer SERVICE " };
        Assert.Equal("", Assert.Single(TeamWeekReport.Build(SomeWeek.Data() with { Remarks = [own] }).Minded).Concerns);
    }

    [Fact]
    public void A_long_quote_is_cut_and_whole_in_the_workbook()
    {
        var words = string.Join(' ', Enumerable.Repeat("late", 60));
        var data = SomeWeek.Data() with { Remarks = [SomeWeek.Minded(new(2025, 11, 26), "late delivery", words)] };
        var model = TeamWeekReport.Build(data);
        Assert.EndsWith("late …", model.Minded[0].Quote, StringComparison.Ordinal);
        var themes = TeamWeekSheets.Of(data, model).Single(sheet => sheet.Name == "Themes");
        Assert.Equal(60, Assert.Single(themes.Rows)[5].Text!.Split(' ').Length);
    }

    [Fact]
    public void A_compliment_goes_to_the_officer_whom_it_names_else_to_the_team() =>
        Assert.Equal(
            [new("Mia", "Mia was friendly and quick, thank you.", "Wed 26 Nov"),
                new("The whole team", "Solved in one call.", "Thu 27 Nov")],
            Week.Compliments);

    [Fact]
    public void A_compliment_that_names_two_officers_is_the_teams() =>
        Assert.Equal("The whole team", Assert.Single(TeamWeekReport.Build(SomeWeek.Data() with
        {
            Remarks = [SomeWeek.Praise(new(2025, 11, 26), "Mia and Jonas were friendly.")],
        }).Compliments).For);

    [Fact]
    public void Without_a_log_of_complaints_nobody_is_said_to_be_content()
    {
        var week = SomeWeek.Data() with { Remarks = [SomeWeek.Praise(SomeWeek.Week.From, "Friendly.")], ComplaintsKnown = false };
        Assert.Equal(
            "No survey comment was a complaint. No complaints log was read, so other complaints are not known.",
            TeamWeekReport.Build(week).NothingMinded);
    }
}
