using IWReports.Core.Kpis.BeHeard;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class HandleTimeTests
{
    [Fact]
    public void Is_talk_and_hold_and_wrap_up() =>
        Assert.Equal(300, Measured.Of(Some.Answered(talk: 239, hold: 50, wrapUp: 11)).Total(HandleTime.Kpi).Value);

    [Fact]
    public void What_the_source_does_not_record_is_not_in_it() =>
        Assert.Equal(180, Measured.Of(Some.Answered(talk: 180)).Total(HandleTime.Kpi).Value);
}
