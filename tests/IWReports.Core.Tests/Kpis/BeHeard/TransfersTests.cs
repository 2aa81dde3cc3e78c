using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeHeard;

public sealed class TransfersTests
{
    [Fact]
    public void A_call_counts_once_also_when_it_was_passed_on_twice()
    {
        var passedOn = Some.Answered() with { Transferred = true };
        var value = Measured.Of(passedOn with { Referred = true }, passedOn with { Officer = "Mary" },
            Some.Answered() with { Transferred = false, Referred = false }).Total(Transfers.Kpi);
        Assert.Equal((1, 2, 0.5m), (value.Numerator, value.Denominator, value.Value));
    }

    [Fact]
    public void Nobody_passed_on_is_none_where_the_source_sees_it() =>
        Assert.Equal(0, Measured.Of(Some.Answered() with { Transferred = false, Referred = false }).Total(Transfers.Kpi).Value);

    [Fact]
    public void Is_not_measurable_where_the_source_does_not_see_it() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Answered()).Total(Transfers.Kpi).State);
}
