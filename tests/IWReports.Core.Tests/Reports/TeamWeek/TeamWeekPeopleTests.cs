using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.TeamWeek;

/// <summary>Who of the team was trained and coached, and who is due.</summary>
public sealed class TeamWeekPeopleTests
{
    private static readonly TeamWeekData Data = SomeWeek.Data();

    [Fact]
    public void Every_officer_of_the_week_stands_with_training_and_coaching() =>
        Assert.Equal(
            [
                new("Jonas", "missed it", "none on record", false),
                new("Mary", "had it", "new since Wed 1 Oct; last sit-along Tue 25 Nov, due by Fri 5 Dec; review on Tue 9 Dec", false),
                new("Mia", "had it", "coached Wed 24 Sep; review overdue since Wed 22 Oct", true),
                new("Taya", "had it", "new since Wed 1 Oct; last sit-along Tue 18 Nov, overdue since Fri 28 Nov", true),
            ],
            Build(Data).Officers);

    [Fact]
    public void Who_is_due_is_said_in_a_sentence() =>
        Assert.Equal(
            "Due now: sit with Taya, and review what was agreed with Mia. Due in the week to come: sit with Mary.",
                Build(Data).CoachingDue);

    [Fact]
    public void Of_many_who_are_due_six_are_named() =>
        Assert.Contains("and 16 more, and review what was agreed with Officer 01", Build(SomeWeek.Large()).CoachingDue,
            StringComparison.Ordinal);

    [Fact]
    public void Nobody_due_is_said_too() =>
        Assert.Equal("No coaching is due.", Build(Data with { Coaching = [new("C", new(2025, 9, 24), "Mia", null, false, true)],
            Roster = [.. Data.Roster.Where(entry => entry.Person is "Mia" or "John")] }).CoachingDue);

    [Fact]
    public void A_review_of_the_coming_week_is_due_then_and_a_later_one_is_not()
    {
        TeamWeekData Reviewed(DateOnly on) => Data with
        {
            Coaching = [new("C", new(2025, 11, 20), "Mia", null, false, true) { ReviewOn = on }],
        };
        Assert.Contains(new("Mia", "had it", "coached Thu 20 Nov; review due Fri 5 Dec", false),
            Build(Reviewed(new(2025, 12, 5))).Officers);
        Assert.Contains(new("Mia", "had it", "coached Thu 20 Nov; review on Mon 15 Dec", false),
            Build(Reviewed(new(2025, 12, 15))).Officers);
    }

    [Fact]
    public void A_newcomer_who_was_away_all_week_is_not_overdue()
    {
        var away = Data with { Absences = [new("Taya", new(2025, 11, 24), new(2025, 11, 28), "ill")] };
        Assert.Contains(new("Taya", "had it", "new since Wed 1 Oct; last sit-along Tue 18 Nov, due by Fri 5 Dec", false),
            Build(away).Officers);
    }

    [Fact]
    public void Training_that_was_held_tells_how_many_came_and_who_still_needs_it()
    {
        var model = Build(Data);
        Assert.Equal("November’s training on “The complaints procedure” was held on Wed 12 Nov: three of four came.", model.Training);
        Assert.Equal("Jonas still needs it.", model.StillToTrain);
        Assert.True(model.TrainingDiffers);
    }

    [Fact]
    public void Training_that_was_not_held_names_the_last_that_was()
    {
        var notHeld = Data.Training[1] with { HeldOn = null, Attended = null, MissedBy = [] };
        var model = Build(Data with { Training = [Data.Training[0], notHeld] });
        Assert.Equal("November’s training on “The complaints procedure” was planned for Wed 12 Nov and was not held."
            + " The last was held on Wed 10 Sep.", model.Training);
        Assert.Equal("Jonas, Mary, Mia and Taya still need it.", model.StillToTrain);
        Assert.False(model.TrainingDiffers);
    }

    [Fact]
    public void Training_that_is_still_to_come_is_not_overdue()
    {
        var model = Build(Data with { Period = ReportPeriod.WeekOf(new(2025, 11, 3)) });
        Assert.Equal("November’s training on “The complaints procedure” is planned for Wed 12 Nov.", model.Training);
        Assert.Equal("", model.StillToTrain);
    }

    [Fact]
    public void Training_that_everybody_had_is_said_once()
    {
        var model = Build(Data with { Training = [Data.Training[1] with { Attended = 4, MissedBy = [] }] });
        Assert.Equal("Everybody on the team had it.", model.StillToTrain);
        Assert.False(model.TrainingDiffers);
    }

    [Fact]
    public void A_month_without_planned_training_says_so() =>
        Assert.StartsWith("No training was planned for November. The last was held on Wed 10 Sep.",
            Build(Data with { Training = [Data.Training[0]] }).Training, StringComparison.Ordinal);

    [Fact]
    public void Nobody_knows_who_missed_it_where_no_name_was_written_down() =>
        Assert.All(Build(Data with { Training = [Data.Training[1] with { MissedBy = [] }] }).Officers, officer =>
            Assert.Equal("not recorded", officer.Training));

    [Fact]
    public void Another_teams_officers_are_not_named()
    {
        var sales = Data with { Roster = [.. Data.Roster, new("Zoe", RosterRole.Officer, "Sales", new(2025, 1, 1), null)] };
        Assert.DoesNotContain(Build(sales).Officers, officer => officer.Name == "Zoe");
        Assert.Equal(["Zoe"], Build(sales with { Team = "Sales" }).Officers.Select(officer => officer.Name));
    }

    private static TeamWeekModel Build(TeamWeekData data) => TeamWeekReport.Build(data);
}
