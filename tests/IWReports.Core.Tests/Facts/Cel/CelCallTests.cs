using IWReports.Core.Facts.Cel;

namespace IWReports.Core.Tests.Facts.Cel;

/// <summary>Who talked how long behind a Local channel. Source: ops/docs/source-formats.md, 3.</summary>
public sealed class CelCallTests
{
    private static readonly DateTimeOffset Answer = new(2025, 11, 28, 1, 0, 0, TimeSpan.Zero);

    private static readonly CelEvent BehindLocal = Happened("9", "Local/101@from-queue-0001;2", 0, CelKind.BridgeEnter);

    private static CelEvent Happened(string id, string channel, int second, CelKind kind) =>
        new(id, channel, Answer.AddSeconds(second), kind);

    private static CelEvent Officer(int second, CelKind kind) => Happened("3", "PJSIP/101-02", second, kind);

    private static (string, int)[] Talks(params CelEvent[] call) =>
        [.. CelCall.Talks([BehindLocal, .. call]).Select(talk => (talk.UniqueId, (int)talk.Talk.TotalSeconds))];

    [Fact]
    public void Talk_is_all_the_time_in_bridges() =>
        Assert.Equal([("3", 90)], Talks(Officer(0, CelKind.BridgeEnter), Officer(60, CelKind.BridgeExit),
            Officer(100, CelKind.BridgeEnter), Officer(130, CelKind.BridgeExit)));

    [Fact]
    public void Leaving_one_bridge_for_another_in_one_instant_goes_on_talking() =>
        Assert.Equal([("3", 100)], Talks(Officer(60, CelKind.BridgeEnter), Officer(0, CelKind.BridgeEnter), Officer(100, CelKind.ChanEnd),
            Officer(60, CelKind.BridgeExit)));

    [Fact]
    public void A_hang_up_or_the_calls_end_ends_talk_that_nothing_else_ended()
    {
        Assert.Equal([("3", 50)], Talks(Officer(0, CelKind.BridgeEnter), Officer(50, CelKind.Hangup), Officer(51, CelKind.ChanEnd)));
        Assert.Equal([("3", 70)], Talks(Officer(0, CelKind.BridgeEnter), Happened("1", "PJSIP/telco-01", 70, CelKind.LinkedIdEnd)));
    }

    [Fact]
    public void Talk_that_goes_on_is_not_known_yet() => Assert.Empty(Talks(Officer(0, CelKind.BridgeEnter)));

    [Fact]
    public void A_call_that_ended_before_its_talk_began_tells_no_talk() =>
        Assert.Empty(Talks(Officer(0, CelKind.BridgeEnter), Happened("1", "PJSIP/telco-01", -70, CelKind.LinkedIdEnd)));

    [Fact]
    public void Without_a_Local_channel_the_log_is_right_and_nothing_is_said() =>
        Assert.Empty(CelCall.Talks([Officer(0, CelKind.BridgeEnter), Officer(50, CelKind.BridgeExit)]));

    [Fact]
    public void Who_passed_the_caller_on_is_told_by_either_of_the_officers_channels()
    {
        CelEvent[] talk = [BehindLocal, Officer(0, CelKind.BridgeEnter), Officer(50, CelKind.BridgeExit)];
        Assert.Equal([Answer.AddSeconds(49)], CelCall.Talks([.. talk, Officer(49, CelKind.BlindTransfer)])
            .Select(talk => talk.TransferredAt));
        Assert.Equal([Answer.AddSeconds(48)], CelCall.Talks(
            [.. talk, Happened("7", "PJSIP/101-09", 48, CelKind.AttendedTransfer) with { OtherChannel = "PJSIP/101-02" }])
            .Select(talk => talk.TransferredAt));
        Assert.Equal([null], CelCall.Talks([.. talk, Happened("7", "PJSIP/202-09", 48, CelKind.BlindTransfer)])
            .Select(talk => talk.TransferredAt));
    }
}
