using IWReports.Core.Facts;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class SupervisorCoverTests
{
    private static readonly RosterEntry Mia = new("Mia", RosterRole.Officer, "Customer service", new(2025, 1, 1), null);

    private static readonly RosterEntry John = new("John", RosterRole.Supervisor, "Customer service", new(2025, 1, 1), null);

    // Monday to Friday, with Melbourne Cup Day off on Tuesday.
    [Fact]
    public void Leave_without_a_deputy_leaves_the_team_alone() =>
        Assert.Equal(0.5m, Cover([Mia, John], new Absence("John", new(2025, 11, 5), new(2025, 11, 6), "leave")));

    [Fact]
    public void A_deputy_who_is_there_stands_in() =>
        Assert.Equal(1, Cover([Mia, John with { Deputy = "Mia" }], new Absence("John", new(2025, 11, 3), new(2025, 11, 7), "leave")));

    [Fact]
    public void A_deputy_who_is_away_too_does_not() =>
        Assert.Equal(0.75m, Cover([Mia, John with { Deputy = "Mia" }], new Absence("John", new(2025, 11, 3), new(2025, 11, 7), "leave"),
            new Absence("Mia", new(2025, 11, 7), new(2025, 11, 7), "sick")));

    [Fact]
    public void A_supervisor_who_left_leaves_the_team_alone() =>
        Assert.Equal(0.25m, Cover([Mia, John with { To = new(2025, 11, 3) }]));

    [Fact]
    public void Where_the_roster_names_no_supervisor_nobody_can_tell() => Assert.Null(Cover([Mia]));

    private static decimal? Cover(RosterEntry[] roster, params Absence[] absences) =>
        Measured.Of(Enumerable.Range(3, 5).SelectMany(day =>
            People.Supervision(new(2025, 11, day), roster, absences, Some.Settings.Calendar))).Total(SupervisorCover.Kpi).Value;
}
