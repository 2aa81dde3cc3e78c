using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class AbandonmentTests
{
    [Fact]
    public void Counts_everyone_who_hung_up() =>
        Assert.Equal(0.5m, Measured.Of(Some.Answered(), Some.Abandoned()).Total(Abandonment.Kpi).Value);

    [Fact]
    public void Short_ones_count_and_are_shown_beside()
    {
        var measured = Measured.Of(Some.Answered().Times(2).Append(Some.Abandoned(3)).Append(Some.Abandoned(300)));
        Assert.Equal(0.5m, measured.Total(Abandonment.Kpi).Value);
        Assert.Equal(0.25m, measured.Total(KpiCatalog.Find("short_abandonment")!).Value);
    }

    [Fact]
    public void Leaving_the_queue_is_not_hanging_up() =>
        Assert.Equal(0, Measured.Of(Some.Call(Outcome.FlowedOut), Some.Call(Outcome.Open)).Total(Abandonment.Kpi).Value);

    [Fact]
    public void A_team_owns_the_calls_its_queue_lost() =>
        Assert.Equal(1, Measured.Of(Some.Abandoned()).At(Abandonment.Kpi, KpiBy.Team, "Customer service").Value);
}
