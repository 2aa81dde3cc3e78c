using IWReports.Core.Kpis.BeHeard;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class TalkTimeTests
{
    [Fact]
    public void An_unknown_talk_is_in_neither_sum()
    {
        var value = Measured.Of(Some.Answered(talk: 100), Some.Answered(talk: 200), Some.Answered(talk: null)).Total(TalkTime.Kpi);
        Assert.Equal((300, 2, 150), (value.Numerator, value.Denominator, value.Value));
    }
}
