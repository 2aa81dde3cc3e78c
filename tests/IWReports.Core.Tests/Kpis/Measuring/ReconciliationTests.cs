using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests.Kpis.Measuring;

public sealed class ReconciliationTests
{
    // Ten calls, one of them in two queues and answered in both; an eleventh stay was left for another queue.
    private static readonly CallTotals Totals = new()
    {
        Calls = 10, LaterVisits = 1, AnsweredCalls = 8, AnsweredAgain = 1, AnsweredByNobody = 0, LoggedCalls = 10, KeptCalls = 10,
            KeptWithoutEntry = 0,
        Offered = 11, Answered = 9, Abandoned = 2, FlowedOut = 0, Open = 0, OfferedByQueues = 11, AnsweredByQueues = 9,
            AnsweredByAgents = 9, DaysLeftOut = 0,
    };

    [Fact]
    public void A_call_that_was_passed_on_explains_what_queues_and_officers_count_more() =>
        Assert.Equal(
            ["1 stay of a call that was queued again or passed to another queue",
                "1 call that was passed on and answered again, counted for each officer"],
            Reconciliation.Of(Totals).SelectMany(one => one.Reasons).Select(reason => $"{reason.Count} {reason.Reason}"));

    [Fact]
    public void Totals_with_a_reason_leave_nothing_unexplained() =>
        Assert.All(Reconciliation.Of(Totals), one => Assert.Equal(0, one.Unexplained));

    [Fact]
    public void An_answer_without_an_officer_is_missing_from_the_officers_only() =>
        Assert.All(Reconciliation.Of(Totals with { AnsweredByNobody = 2, AnsweredByAgents = 7 }),
            one => Assert.Equal(0, one.Unexplained));

    [Fact]
    public void A_call_that_was_lost_is_not_explained() =>
        Assert.Equal([("calls in the log", 1m)],
            Reconciliation.Of(Totals with { LoggedCalls = 11 }).Where(one => one.Unexplained != 0)
            .Select(one => (one.Left, one.Unexplained)));

    [Fact]
    public void Outcomes_that_do_not_add_up_to_the_calls_offered_are_told() =>
        Assert.Equal(["calls offered"], Reconciliation.Of(Totals with { Abandoned = 1 }).Where(one => one.Unexplained != 0)
            .Select(one => one.Left));
}
