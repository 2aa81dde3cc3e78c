using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class AbsenceRateTests
{
    private static readonly RosterEntry Mia = new("Mia", RosterRole.Officer, "Customer service", new(2025, 1, 1), null);

    [Fact]
    public void Days_lost_are_of_days_on_the_roster() =>
        // Four of November's 19 business days: Melbourne Cup Day is nobody's day lost.
        Assert.Equal(4 / 19m, November(new Absence("Mia", new(2025, 11, 3), new(2025, 11, 7), "leave"), Mia).Value);

    [Fact]
    public void A_stranger_to_the_roster_loses_it_no_days() =>
        Assert.Equal(0, November(new Absence("Nobody", new(2025, 11, 3), new(2025, 11, 7), "leave"), Mia).Value);

    [Fact]
    public void Where_no_absence_is_ever_noted_nobody_knows_who_was_away() =>
        Assert.Null(Measured.Of(People.On(new(2025, 11, 3), [Mia], null, Some.Settings.Calendar)).Total(AbsenceRate.Kpi).Value);

    [Fact]
    public void Without_a_roster_there_is_nothing_to_say() =>
        Assert.Null(November(new Absence("Mia", new(2025, 11, 3), new(2025, 11, 7), "leave")).Value);

    private static KpiValue November(Absence absence, params RosterEntry[] roster) => Measured.Of(
        Enumerable.Range(1, 30).SelectMany(day => People.On(new(2025, 11, day), roster, [absence], Some.Settings.Calendar)))
            .Total(AbsenceRate.Kpi);
}
