using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeSolved;

public sealed class ResolutionTimeTests
{
    [Fact]
    public void Has_a_median_and_a_p90_in_opening_hours()
    {
        var value = Measured.Of(Some.Enquiry(resolved: "2025-11-03 10:10"), Some.Enquiry(resolved: "2025-11-03 10:20"),
            Some.Enquiry(resolved: "2025-11-05 09:30")).Total(ResolutionTime.Kpi);
        Assert.Equal((1200, 7.5m * 3600), (value.Median, value.Max));
        Assert.Equal(1200 + (0.8m * ((7.5m * 3600) - 1200)), value.P90);
    }

    [Fact]
    public void Belongs_to_the_day_of_the_solution_so_open_ones_have_none()
    {
        var measured = Measured.Of(Some.Enquiry(resolved: "2025-11-05 09:30"), Some.Enquiry());
        Assert.Null(measured.At(ResolutionTime.Kpi, KpiBy.Day, "2025-11-03").Value);
        Assert.Equal(1, measured.At(ResolutionTime.Kpi, KpiBy.Day, "2025-11-05").Denominator);
    }

    [Fact]
    public void Half_a_second_is_no_reason_to_stop() =>
        Assert.Equal(60, Measured.Of(Some.Enquiry(resolved: "2025-11-03 10:01:00.5")).Total(ResolutionTime.Kpi).Median);

    [Fact]
    public void Nothing_resolved_has_no_time() =>
        Assert.Null(Measured.Of(Some.Enquiry()).Total(ResolutionTime.Kpi).Value);
}
