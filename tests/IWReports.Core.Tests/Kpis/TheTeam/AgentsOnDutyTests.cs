using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class AgentsOnDutyTests
{
    private static IEnumerable<IFact> Week(params Absence[] absences)
    {
        RosterEntry[] roster =
        [
            new("Mia", RosterRole.Officer, "Customer service", new(2025, 1, 1), null),
            new("Nitin", RosterRole.Officer, "Customer service", new(2025, 1, 1), new(2025, 11, 12)),
            new("John", RosterRole.Supervisor, "Customer service", new(2025, 1, 1), null),
        ];
        return Enumerable.Range(10, 7).SelectMany(day => Duty.On(new(2025, 11, day), roster, absences, Some.Settings.Calendar));
    }

    [Fact]
    public void Averages_officers_over_the_business_days() =>
        Assert.Equal(1.6m, Measured.Of(Week()).Total(AgentsOnDuty.Kpi).Value);

    [Fact]
    public void Who_is_away_is_not_on_duty() =>
        Assert.Equal(0, Measured.Of(Week(new Absence("Mia", new(2025, 11, 13), new(2025, 11, 14), "leave")))
            .At(AgentsOnDuty.Kpi, KpiBy.Day, "2025-11-14").Value);

    [Fact]
    public void Supervisors_take_no_calls() =>
        Assert.Equal(2, Measured.Of(Week()).At(AgentsOnDuty.Kpi, KpiBy.Day, "2025-11-10").Value);
}
