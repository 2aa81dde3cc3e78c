using IWReports.Core.Facts;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class StaffTurnoverTests
{
    private static readonly RosterEntry Mia = new("Mia", RosterRole.Officer, "Customer service", new(2025, 1, 1), null);

    [Fact]
    public void One_of_two_left_half_way() =>
        // 19 business days of November: two people on nine of them, one on ten.
        Assert.Equal(1 / (28 / 19m), November(Mia, Mia with { Person = "Nitin", To = new(2025, 11, 14) }));

    [Fact]
    public void A_last_day_on_a_weekend_is_booked_to_the_Friday() =>
        Assert.NotEqual(0, November(Mia, Mia with { Person = "Nitin", To = new(2025, 11, 16) }));

    [Fact]
    public void A_new_entry_or_a_break_is_no_leaving() =>
        Assert.Equal(0, November(Mia with { To = new(2025, 11, 14) }, Mia with { From = new(2025, 11, 24), Role = RosterRole.Supervisor }));

    [Fact]
    public void Without_a_roster_there_is_no_turnover() => Assert.Null(November());

    private static decimal? November(params RosterEntry[] roster) => Measured.Of(Days(roster)).Total(StaffTurnover.Kpi).Value;

    private static IEnumerable<IFact> Days(params RosterEntry[] roster) => Enumerable.Range(1, 30)
        .Select(day => new DateOnly(2025, 11, day))
        .SelectMany(day => People.On(day, roster, [], Some.Settings.Calendar)
            .Concat<IFact>(Duty.On(day, roster, [], Some.Settings.Calendar)));
}
