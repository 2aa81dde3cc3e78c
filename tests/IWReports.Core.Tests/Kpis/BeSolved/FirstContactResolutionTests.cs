using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeSolved;

public sealed class FirstContactResolutionTests
{
    [Fact]
    public void Is_the_share_of_contacts_after_which_nobody_came_again()
    {
        var value = Measured.Of([.. Some.Contact().Times(3), Some.Contact(cameAgain: true)]).Total(FirstContactResolution.Kpi);
        Assert.Equal((3, 4, 0.75m), (value.Numerator, value.Denominator, value.Value));
    }

    [Fact]
    public void Without_contacts_there_is_no_value() =>
        Assert.Equal(KpiState.NoData, Measured.Of(Some.Answered()).Total(FirstContactResolution.Kpi).State);

    [Theory]
    [InlineData("2025-11-24", 1)]
    [InlineData("2025-11-23", 0)]
    public void A_contact_counts_once_its_seven_days_are_over(string asOf, int counted)
    {
        var contact = Some.Contact(day: new(2025, 11, 16));
        var value = Measured.Of(Some.Settings with { AsOf = DateOnly.Parse(asOf) }, contact).Total(FirstContactResolution.Kpi);
        Assert.Equal(counted, value.Denominator);
    }

    [Fact]
    public void One_who_came_again_at_once_counts_no_sooner_than_the_others()
    {
        var young = Some.Contact(cameAgain: true, day: new(2025, 11, 28));
        Assert.Equal(1, Measured.Of(Some.Contact(), young).Total(FirstContactResolution.Kpi).Value);
    }

    [Fact]
    public void A_days_figure_is_provisional_until_its_window_is_over()
    {
        var measured = Measured.Of(Some.Contact(day: new(2025, 11, 23)), Some.Contact(day: new(2025, 11, 24)));
        Assert.Equal(KpiState.Final, measured.At(FirstContactResolution.Kpi, KpiBy.Day, "2025-11-23").State);
        Assert.Null(measured.At(FirstContactResolution.Kpi, KpiBy.Day, "2025-11-24").Value);
    }

    [Fact]
    public void Unknown_customers_are_left_out_and_counted_beside()
    {
        var measured = Measured.Of(Some.Contact(), Some.Contact(cameAgain: null), Some.Contact(cameAgain: null));
        Assert.Equal(1, measured.Total(FirstContactResolution.Kpi).Denominator);
        Assert.Equal(2, measured.Total(FirstContactResolution.Kpi.Beside.Single()).Value);
    }

    [Fact]
    public void Where_no_customer_is_known_it_cannot_be_told() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(Some.Contact(cameAgain: null)).Total(FirstContactResolution.Kpi).State);

    [Fact]
    public void Is_told_apart_by_officer_and_segment()
    {
        var measured = Measured.Of(Some.Contact() with { Officer = "Mia", Segment = "key account" },
            Some.Contact(cameAgain: true) with { Officer = "Mary", Segment = "small" });
        Assert.Equal(1, measured.At(FirstContactResolution.Kpi, KpiBy.Officer, "Mia").Value);
        Assert.Equal(0, measured.At(FirstContactResolution.Kpi, KpiBy.Segment, "small").Value);
    }
}
