using IWReports.Core.Facts;
using IWReports.Core.Facts.AmazonConnect;

namespace IWReports.Core.Tests.Facts.AmazonConnect;

public sealed class ContactAssemblyTests
{
    private static readonly DateTimeOffset Noon = new(2025, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly ConnectContact Waiting = new()
    {
        ContactId = "a",
        Method = ContactMethod.Inbound,
        IsVoice = true,
        InitiatedAt = Noon.AddSeconds(-20),
        Queue = "widgets",
        EnqueuedAt = Noon,
        QueueTime = TimeSpan.FromSeconds(30),
    };

    private static readonly ConnectContact HungUp = Waiting
        with { DisconnectedAt = Noon.AddSeconds(30), DisconnectReason = "CUSTOMER_DISCONNECT" };

    private static readonly ConnectContact Answered = HungUp with
    {
        ConnectedAt = Noon.AddSeconds(30),
        DisconnectedAt = Noon.AddSeconds(490),
        Agent = "mia",
        Talk = TimeSpan.FromSeconds(239),
        Hold = TimeSpan.FromSeconds(221),
        WrapUp = TimeSpan.FromSeconds(8),
    };

    private static readonly ConnectContact Next = Answered
        with { ContactId = "b", InitialContactId = "a", PreviousContactId = "a", Method = ContactMethod.Transfer,
        InitiatedAt = Noon.AddSeconds(130), Queue = "orders", EnqueuedAt = Noon.AddSeconds(131), ConnectedAt = Noon.AddSeconds(140),
        Agent = "jonas" };

    private static LoggedVisit Stay(params ConnectContact[] call) => Assert.Single(ContactAssembly.Visits(call));

    [Fact]
    public void An_answered_contact_has_its_waiting_talk_hold_and_wrap_up()
    {
        var visit = Stay(Answered);
        Assert.Equal((Outcome.Answered, "mia", 30, 239), (visit.Outcome, visit.Agent, visit.Wait?.TotalSeconds, visit.Talk?.TotalSeconds));
        Assert.Equal((221, 8, false), (visit.Hold?.TotalSeconds, visit.WrapUp?.TotalSeconds, visit.Transferred));
    }

    [Fact]
    public void Who_was_queued_and_never_connected_abandoned() =>
        Assert.Equal((Outcome.Abandoned, null), (Stay(HungUp).Outcome, Stay(HungUp).Transferred));

    [Fact]
    public void Who_still_waits_is_open() => Assert.Equal((Outcome.Open, null), (Stay(Waiting).Outcome, Stay(Waiting).Ended));

    [Fact]
    public void Who_asked_to_be_rung_back_did_not_abandon() =>
        Assert.Equal(Outcome.FlowedOut, Stay(HungUp, Next with { Method = ContactMethod.Callback }).Outcome);

    [Fact]
    public void A_call_moved_on_by_its_flow_leaves_the_first_queue_and_enters_the_second()
    {
        var visits = ContactAssembly.Visits([Next with { Method = ContactMethod.QueueTransfer }, HungUp]);
        Assert.Equal([("widgets", Outcome.FlowedOut), ("orders", Outcome.Answered)], visits.Select(visit => (visit.Queue, visit.Outcome)));
    }

    [Fact]
    public void A_transfer_is_the_officers_who_made_it()
    {
        var visits = ContactAssembly.Visits([Answered with { NextContactId = "b" }, Next]);
        Assert.Equal([("mia", true, 100d), ("jonas", false, null)],
            visits.Select(visit => (visit.Agent, visit.Transferred, visit.TransferredAfter?.TotalSeconds)));
    }

    [Fact]
    public void A_transfer_out_of_the_company_is_one_too()
    {
        var visit = Stay(Answered with { TransferredOut = true, TransferredOutAt = Noon.AddSeconds(90) });
        Assert.Equal((true, 60), (visit.Transferred, visit.TransferredAfter?.TotalSeconds));
    }

    [Fact]
    public void What_follows_is_unknown_until_its_record_came()
    {
        Assert.Null(Stay(Answered with { NextContactId = "b" }).Transferred);
        Assert.False(Stay(Answered with { NextContactId = "b" }, Next with { Method = ContactMethod.Disconnect }).Transferred);
    }

    [Fact]
    public void Only_inbound_voice_is_a_call_offered()
    {
        foreach (var method in new[] { ContactMethod.Outbound, ContactMethod.Callback, ContactMethod.Api, ContactMethod.Monitor,
            ContactMethod.Disconnect, ContactMethod.Other })
            Assert.Empty(ContactAssembly.Visits([Answered with { Method = method }]));
        Assert.Empty(ContactAssembly.Visits([Answered with { IsVoice = false }]));
        Assert.Empty(ContactAssembly.Visits([Answered with { Queue = null }]));
    }

    [Fact]
    public void A_customer_whom_the_company_rang_and_passed_on_did_not_call() =>
        Assert.Empty(ContactAssembly.Visits([Answered with { Method = ContactMethod.Outbound, Queue = null, NextContactId = "b" }, Next]));
}
