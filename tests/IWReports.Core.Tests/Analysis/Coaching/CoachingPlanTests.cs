using IWReports.Core.Analysis.Coaching;
using IWReports.Core.Facts;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;

namespace IWReports.Core.Tests.Analysis.Coaching;

/// <summary>Monday 1 December 2025: who is due for coaching.</summary>
public sealed class CoachingPlanTests
{
    private static readonly DateOnly Friday = new(2025, 11, 28), NextFriday = new(2025, 12, 5);

    [Fact]
    public void Whoever_sat_along_with_a_newcomer_last_week_does_so_again_by_the_end_of_this_one() =>
        Assert.Equal([new("Taya", CoachingKind.SitAlong, NextFriday, new(2025, 11, 24))], DueOf("Taya", SitAlong(24)));

    [Fact]
    public void A_week_that_was_missed_stays_due_until_somebody_sits_along()
    {
        Assert.Equal([new("Taya", CoachingKind.SitAlong, Friday, new(2025, 11, 18))], DueOf("Taya", SitAlong(18)));
        Assert.Equal([new("Taya", CoachingKind.SitAlong, new(2025, 11, 21), new(2025, 11, 14))], DueOf("Taya", SitAlong(14)));
    }

    [Fact]
    public void A_newcomer_whom_nobody_ever_sat_with_is_due_since_the_first_week() =>
        Assert.Equal([new("Mary", CoachingKind.SitAlong, new(2025, 10, 3), null)], DueOf("Mary", SitAlong(24)));

    [Fact]
    public void A_week_of_leave_has_no_sit_along()
    {
        var away = new Absence("Taya", new(2025, 11, 24), new(2025, 11, 28), "leave");
        Assert.Equal(NextFriday, Assert.Single(Plan([SitAlong(18)], away).Of("Taya")).By);
    }

    [Fact]
    public void A_review_that_nobody_held_stays_due() =>
        Assert.Equal([Review(new(2025, 10, 22))], DueOf("Mia", Talk(new(2025, 9, 24), reviewOn: new(2025, 10, 22))));

    [Fact]
    public void A_session_on_the_day_of_the_review_or_later_is_the_review()
    {
        var agreed = Talk(new(2025, 9, 24), reviewOn: new(2025, 10, 22));
        Assert.Empty(DueOf("Mia", agreed, Talk(new(2025, 10, 22), reviewOn: null)));
        Assert.Single(DueOf("Mia", agreed, Talk(new(2025, 10, 21), reviewOn: null)));
    }

    [Fact]
    public void A_new_agreement_takes_the_place_of_the_one_before() => Assert.Equal(
        [Review(new(2025, 12, 9)) with { After = new(2025, 11, 25) }],
        DueOf("Mia", Talk(new(2025, 9, 24), reviewOn: new(2025, 12, 1)), Talk(new(2025, 11, 25), reviewOn: new(2025, 12, 9))));

    [Fact]
    public void Where_coaching_is_not_kept_nobody_is_known_to_be_due()
    {
        Assert.Empty(DueOf("Mary"));
        Assert.Equal("No coaching is on record, so who is due for it is not known. Sit with Mary and Taya, who are new.",
            TeamWeekReport.Build(SomeWeek.Data() with { Coaching = [] }).CoachingDue);
    }

    [Fact]
    public void The_digest_of_a_Monday_and_the_week_read_on_it_name_the_same_officers_and_the_same_days()
    {
        var week = SomeWeek.Data();
        var digest = SomeDigest.Quiet();
        var due = DailyDigestReport.Build(digest with { Roster = week.Roster, Duties = new() { Coaching = week.Coaching } });
        Assert.Equal(digest.Morning, week.Morning);
        Assert.Equal(
            [("Sit with Taya.", "This officer is new; a sit-along was due by Fri 28 Nov."),
                ("Review what was agreed with Mia.", "The review was due on Wed 22 Oct, after coaching on Wed 24 Sep.")],
            due.Todo.Select(todo => (todo.Do, todo.Why)));
        Assert.Equal(
            [("Mia", "coached Wed 24 Sep; review overdue since Wed 22 Oct"),
                ("Taya", "new since Wed 1 Oct; last sit-along Tue 18 Nov, overdue since Fri 28 Nov")],
            TeamWeekReport.Build(week).Officers.Where(officer => officer.IsDue).Select(officer => (officer.Name, officer.Coaching)));
    }

    private static CoachingDue Review(DateOnly on) => new("Mia", CoachingKind.Review, on, new(2025, 9, 24));

    private static CoachingSession SitAlong(int day) => SomeDigestParts.SitAlong("Taya", new(2025, 11, day));

    private static CoachingSession Talk(DateOnly day, DateOnly? reviewOn) => SomeDigestParts.Talk("Mia", day) with { ReviewOn = reviewOn };

    private static IEnumerable<CoachingDue> DueOf(string officer, params CoachingSession[] sessions) => Plan(sessions).Of(officer);

    private static CoachingPlan Plan(IReadOnlyList<CoachingSession> sessions, params Absence[] absences) =>
        new(sessions, SomeDigest.Data().Roster, absences, SomeDigest.Calendar, SomeDigest.Morning);
}
