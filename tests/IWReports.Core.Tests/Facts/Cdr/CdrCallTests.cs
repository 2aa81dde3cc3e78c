using IWReports.Core.Facts.Cdr;

namespace IWReports.Core.Tests.Facts.Cdr;

public sealed class CdrCallTests
{
    private static CdrLeg Leg(string disposition, string? app = "Dial", bool inbound = true, bool reached = false) =>
        new("1.1", new DateTimeOffset(2025, 11, 28, 12, 0, 0, TimeSpan.Zero), app, disposition, inbound, reached);

    [Theory]
    [InlineData("BUSY", "Dial", AtTheDoor.Busy)]
    [InlineData("CONGESTION", "Dial", AtTheDoor.Congestion)]
    [InlineData("FAILED", null, AtTheDoor.Failed)]
    [InlineData("ANSWERED", "Playback", AtTheDoor.Closed)]
    [InlineData("NO ANSWER", "Hangup", AtTheDoor.Closed)]
    public void Who_was_let_in_nowhere_was_refused(string disposition, string? app, AtTheDoor outcome)
    {
        Assert.Equal(outcome, CdrCall.Of([Leg(disposition, app)]));
        Assert.True(outcome.IsRefused());
    }

    [Theory]
    [InlineData("ANSWERED", "Queue", true, AtTheDoor.Queued)]
    [InlineData("ANSWERED", "Queue", false, AtTheDoor.Queued)]
    [InlineData("ANSWERED", "Dial", true, AtTheDoor.Answered)]
    [InlineData("ANSWERED", "BackGround", false, AtTheDoor.LeftUnanswered)]
    [InlineData("ANSWERED", "VoiceMail", false, AtTheDoor.LeftUnanswered)]
    [InlineData("NO ANSWER", "Dial", true, AtTheDoor.LeftUnanswered)]
    public void Who_was_queued_answered_or_gave_up_was_not(string disposition, string app, bool reached, AtTheDoor outcome)
    {
        Assert.Equal(outcome, CdrCall.Of([Leg(disposition, app, reached: reached)]));
        Assert.False(outcome.IsRefused());
    }

    [Fact]
    public void A_busy_phone_behind_a_queue_refused_nobody() =>
        Assert.Equal(AtTheDoor.Queued, CdrCall.Of([Leg("BUSY", "AppDial", inbound: false, reached: true), Leg("ANSWERED", "Queue")]));

    [Theory]
    [InlineData(AtTheDoor.LeftUnanswered, "BUSY", "NO ANSWER", "NO ANSWER")]
    [InlineData(AtTheDoor.LeftUnanswered, "NO ANSWER", "CONGESTION", "FAILED")]
    [InlineData(AtTheDoor.LeftUnanswered, "BUSY", "CANCEL")]
    [InlineData(AtTheDoor.Answered, "BUSY", "NO ANSWER", "ANSWERED")]
    [InlineData(AtTheDoor.Busy, "BUSY", "BUSY", "FAILED")]
    public void A_ring_group_refuses_a_caller_only_if_no_telephone_rings(AtTheDoor outcome, params string[] dispositions) =>
        Assert.Equal(outcome, CdrCall.Of([.. dispositions.Select(disposition => Leg(disposition, reached: true))]));

    [Fact]
    public void Outgoing_and_internal_calls_did_not_come_to_the_door() => Assert.Null(CdrCall.Of([Leg("BUSY", inbound: false)]));
}
