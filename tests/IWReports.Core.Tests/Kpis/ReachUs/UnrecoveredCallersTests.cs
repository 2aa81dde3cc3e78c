using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;

namespace IWReports.Core.Tests.Kpis.ReachUs;

public sealed class UnrecoveredCallersTests
{
    [Fact]
    public void Is_the_share_of_known_callers_who_hung_up_and_never_got_through()
    {
        var value = Measured.Of(Some.Abandoned(recovered: false), Some.Abandoned(recovered: true), Some.Abandoned(recovered: null),
            Some.Answered()).Total(UnrecoveredCallers.Kpi);
        Assert.Equal((1, 2), (value.Numerator, value.Denominator));
    }

    [Theory]
    [InlineData("2025-11-10", "2025-11-11", KpiState.Provisional)]
    [InlineData("2025-11-10", "2025-11-12", KpiState.Final)]
    [InlineData("2025-11-07", "2025-11-10", KpiState.Provisional)]
    [InlineData("2025-11-07", "2025-11-11", KpiState.Final)]
    public void Is_provisional_until_the_next_business_day_is_over(string day, string asOf, KpiState state)
    {
        var measured = Measured.Of(Some.Settings with { AsOf = DateOnly.Parse(asOf) },
            Some.Abandoned(recovered: false, day: DateOnly.Parse(day)));
        Assert.Equal(state, measured.At(UnrecoveredCallers.Kpi, KpiBy.Day, day).State);
    }
}
