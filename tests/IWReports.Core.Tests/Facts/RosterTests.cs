using IWReports.Core.Analysis.Coaching;
using IWReports.Core.Facts;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Facts;

/// <summary>Who is away and who is new, asked of one place.</summary>
public sealed class RosterTests
{
    private static readonly DateOnly Began = new(2025, 1, 1), Officer = new(2025, 10, 1);

    private static readonly RosterEntry[] Roster =
    [
        new("Mia", RosterRole.Officer, "Customer service", Began, null),
        new("Nitin", RosterRole.Officer, "Customer service", Officer, null),
        new("Jonas", RosterRole.Supervisor, "Customer service", new(2025, 2, 1), Officer.AddDays(-1)),
        new("Jonas", RosterRole.Officer, "Customer service", Officer, null),
    ];

    [Fact]
    public void An_absence_covers_its_first_and_its_last_day()
    {
        Absence[] absences = [new("Mia", new(2025, 11, 3), new(2025, 11, 5), null)];
        Assert.Equal([false, true, true, false], new[] { 2, 3, 5, 6 }.Select(day => absences.IsAway("Mia", new(2025, 11, day))));
        Assert.False(absences.IsAway("Nitin", new(2025, 11, 3)));
        Assert.Equal(["Mia"], absences.AwayOn(new(2025, 11, 5)));
    }

    [Fact]
    public void Who_stands_on_the_roster_from_its_first_day_is_not_new() => Assert.Null(new Tenure(Roster).Since("Mia"));

    [Fact]
    public void An_officer_is_new_for_ninety_days()
    {
        var tenure = new Tenure(Roster);
        Assert.True(tenure.IsNewcomer("Nitin", Officer.AddDays(89)));
        Assert.False(tenure.IsNewcomer("Nitin", Officer.AddDays(90)));
    }

    [Fact]
    public void A_supervisor_who_takes_calls_now_is_new_to_the_KPI_and_to_the_coaching_plan()
    {
        var (day, sessions) = (new DateOnly(2025, 11, 7), new[] { new CoachingSession("1", Began, "Mia", null, SitAlong: true, IsComplete: true) });
        Assert.Contains("Jonas", People.Newcomers(day, Roster, [], [], Some.Settings.Calendar).Select(week => week.Officer));
        Assert.Equal(Officer, new CoachingPlan(sessions, Roster, [], Some.Settings.Calendar, day).NewSince("Jonas"));
    }
}
