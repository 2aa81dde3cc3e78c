using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class CoachingTests
{
    private static readonly RosterEntry[] Roster =
    [
        new("Mia", RosterRole.Officer, "Customer service", new(2025, 1, 1), null),
        new("Mary", RosterRole.Officer, "Customer service", new(2025, 11, 12), null),
        new("Taya", RosterRole.Officer, "Customer service", new(2025, 7, 1), null),
    ];

    private static readonly CoachingSession SitAlong =
        new("1", new(2025, 11, 18), "Mary", "Customer service", SitAlong: true, IsComplete: true);

    [Fact]
    public void One_of_two_weeks_had_a_sit_along()
    {
        var value = Measured.Of(Weeks([], SitAlong)).At(Coaching.Kpi, KpiBy.Officer, "Mary");
        // The week of 12 November and the one of 17 November; two more without.
        Assert.Equal((1, 3), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void A_talk_is_no_sit_along() =>
        Assert.Equal(0, Measured.Of(Weeks([], SitAlong with { SitAlong = false })).Total(Coaching.Kpi).Value);

    [Fact]
    public void Old_hands_and_those_there_from_the_start_are_no_newcomers() =>
        Assert.Equal(["Mary"], Weeks([]).Select(week => week.Officer).Distinct());

    [Fact]
    public void A_week_away_needs_nobody_beside() =>
        Assert.Equal(2, Weeks([new("Mary", new(2025, 11, 17), new(2025, 11, 21), "sick")]).Count());

    [Fact]
    public void Sessions_count_with_what_was_agreed()
    {
        var measured = Measured.Of(SitAlong, SitAlong with { IsComplete = false });
        Assert.Equal([2, 0.5m], Coaching.Kpi.Beside.Select(kpi => measured.Total(kpi).Value));
    }

    private static IEnumerable<NewcomerWeek> Weeks(Absence[] absences, params CoachingSession[] sessions) =>
        Enumerable.Range(1, 30).SelectMany(day =>
            People.Newcomers(new(2025, 11, day), Roster, absences, sessions, Some.Settings.Calendar));
}
