using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class TrainingHeldTests
{
    private static readonly TrainingSession Session =
        new("1", Some.Day, Some.Day, "Listening", "Customer service") { Invited = 4, Attended = 3 };

    [Fact]
    public void Half_of_what_was_planned_was_held() =>
        Assert.Equal(0.5m, Measured.Of(Session, Session with { HeldOn = null }).Total(TrainingHeld.Kpi).Value);

    [Fact]
    public void Held_later_is_held_and_held_tomorrow_is_not_yet() =>
        Assert.Equal(0.5m, Measured.Of(Session with { HeldOn = Some.Day.AddDays(14) },
            Session with { HeldOn = Some.Settings.AsOf.AddDays(1) }).Total(TrainingHeld.Kpi).Value);

    [Fact]
    public void Without_a_plan_there_is_nothing_to_say() => Assert.Null(Measured.Of().Total(TrainingHeld.Kpi).Value);

    [Fact]
    public void Attendance_is_of_sessions_that_were_held()
    {
        var attendance = TrainingHeld.Kpi.Beside.Single();
        Assert.Equal(0.75m, Measured.Of(Session, Session with { HeldOn = null, Invited = 9, Attended = null }).Total(attendance).Value);
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Session with { Invited = null, Attended = null }).Total(attendance).State);
    }
}
