using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.BeSolved;

public sealed class RepeatEnquiriesTests
{
    [Fact]
    public void Are_what_first_contacts_did_not_solve()
    {
        var measured = Measured.Of([.. Some.Contact().Times(3), Some.Contact(cameAgain: true), Some.Contact(cameAgain: null)]);
        Assert.Equal(1, measured.Total(RepeatEnquiries.Kpi).Value + measured.Total(FirstContactResolution.Kpi).Value);
        Assert.Equal(0.25m, measured.Total(RepeatEnquiries.Kpi).Value);
    }

    [Fact]
    public void Tell_by_topic_what_comes_again_and_again()
    {
        var measured = Measured.Of(Some.Contact(cameAgain: true) with { Topic = "where is my order" },
            Some.Contact() with { Topic = "invoice" });
        Assert.Equal(1, measured.At(RepeatEnquiries.Kpi, KpiBy.Topic, "where is my order").Value);
        Assert.Equal(KpiState.NotMeasurable, measured.By(RepeatEnquiries.Kpi, KpiBy.HalfHour)[0].State);
    }
}
