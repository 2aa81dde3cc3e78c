using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.TheTeam;

namespace IWReports.Core.Tests.Kpis.TheTeam;

public sealed class BriefingsTests
{
    private static readonly Briefing Held = new("1", Some.Day, "Friendly service", "Customer service", Officers: 4, NotUnderstood: 1,
        Repeat: false);

    [Fact]
    public void Counts_how_often_each_policy_was_explained() =>
        Assert.Equal(2, Measured.Of(Held, Held, Held with { Policy = "Refunds" }).At(Briefings.Kpi, KpiBy.Topic, "Friendly service").Value);

    [Fact]
    public void Says_to_whom_it_was_not_clear_and_how_often_it_had_to_be_said_again()
    {
        var measured = Measured.Of(Held, Held with { NotUnderstood = null }, Held with { Repeat = true, NotUnderstood = 0 });
        Assert.Equal([1 / 8m, 1 / 3m], Briefings.Kpi.Beside.Select(kpi => measured.Total(kpi).Value));
    }
}
