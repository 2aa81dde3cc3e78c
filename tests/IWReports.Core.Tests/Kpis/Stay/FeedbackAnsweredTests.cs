using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.Stay;

namespace IWReports.Core.Tests.Kpis.Stay;

public sealed class FeedbackAnsweredTests
{
    // Monday 3 November; with Tuesday a public holiday two business days end on Thursday 6.
    private static readonly DateOnly Thursday = new(2025, 11, 6);

    private static Feedback Comment(DateOnly? replied = null) =>
        new(Some.Day, Survey.Csat) { WantsAnswer = true, AnswersRecorded = true, RepliedOn = replied };

    [Fact]
    public void A_reply_within_two_business_days_is_in_time() =>
        Assert.Equal(1m / 3, Measured.Of(Comment(Thursday), Comment(Thursday.AddDays(1)), Comment()).Total(FeedbackAnswered.Kpi).Value);

    [Fact]
    public void What_nobody_can_reply_to_is_answered_by_acting_on_it() =>
        Assert.Equal(0.5m, Measured.Of(Comment() with { Anonymous = true, ActedOn = Thursday }, Comment(Thursday) with { Anonymous = true })
            .Total(FeedbackAnswered.Kpi).Value);

    [Fact]
    public void A_satisfied_customer_without_a_word_needs_no_reply() =>
        Assert.Null(Measured.Of(Comment() with { WantsAnswer = false }).Total(FeedbackAnswered.Kpi).Value);

    [Fact]
    public void Counts_once_its_days_are_over()
    {
        var asOf = Some.Settings with { AsOf = Thursday };
        Assert.Null(Measured.Of(asOf, Comment(Some.Day), Comment()).Total(FeedbackAnswered.Kpi).Value);
        Assert.Equal(0.5m, Measured.Of(asOf with { AsOf = Thursday.AddDays(1) }, Comment(Some.Day), Comment())
            .Total(FeedbackAnswered.Kpi).Value);
    }

    [Fact]
    public void A_source_that_keeps_no_replies_cannot_tell() =>
        Assert.Equal(KpiState.NotMeasurable, Measured.Of(new Feedback(Some.Day, Survey.Csat) { WantsAnswer = true })
            .Total(FeedbackAnswered.Kpi).State);
}
