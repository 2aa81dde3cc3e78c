namespace IWReports.Core.Facts.Cel;

/// <summary>What a channel event says happened; the others say nothing of who talked when. Source: ops/docs/source-formats.md, 3.</summary>
public enum CelKind { BridgeEnter, BridgeExit, BlindTransfer, AttendedTransfer, Hangup, ChanEnd, LinkedIdEnd }

/// <summary>One event of one channel. The order is known per channel only, and within one instant not even there.</summary>
/// <param name="UniqueId">The channel's own id, by which a queue_log knows the caller.</param>
/// <param name="Channel">Its name: "PJSIP/101-0000002a"; behind "Local/" stands another one.</param>
public sealed record CelEvent(string UniqueId, string Channel, DateTimeOffset At, CelKind Kind)
{
    /// <summary>What the name of a channel that only leads to another one begins with.</summary>
    public const string Local = "Local/";

    /// <summary>The transferring party's other channel, in an attended transfer.</summary>
    public string? OtherChannel { get; init; }

    public bool IsLocal => Channel.StartsWith(Local, StringComparison.OrdinalIgnoreCase);

    public bool IsTransfer => Kind is CelKind.BlindTransfer or CelKind.AttendedTransfer;
}
