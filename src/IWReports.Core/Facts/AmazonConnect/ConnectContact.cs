namespace IWReports.Core.Facts.AmazonConnect;

/// <summary>How a contact began. Source: ops/docs/source-formats.md, 4.</summary>
public enum ContactMethod
{
    Other, Inbound, Outbound, Transfer, Callback, Api, QueueTransfer, Monitor, Disconnect,

    /// <summary>A web, in-app or video call.</summary>
    WebRtcApi,

    ExternalOutbound, CampaignPreview, AgentReply, Flow,
}

/// <summary>
/// One Amazon Connect contact, as its latest record tells it: a leg of a call, with at most one queue and one agent. A transfer is a new
/// contact that names the one before.
/// </summary>
public sealed record ConnectContact
{
    public required string ContactId { get; init; }

    /// <summary>The first contact of the call; null on the first itself.</summary>
    public string? InitialContactId { get; init; }

    public string? PreviousContactId { get; init; }

    public string? NextContactId { get; init; }

    public ContactMethod Method { get; init; }

    /// <summary>The method by its record's own name, where that is none we know; nobody can say then who began.</summary>
    public string? UnknownMethod { get; init; }

    public bool IsVoice { get; init; }

    /// <summary>The channel by its record's own name, where it is not voice.</summary>
    public string? OtherChannel { get; init; }

    public DateTimeOffset? InitiatedAt { get; init; }

    public DateTimeOffset? DisconnectedAt { get; init; }

    public string? DisconnectReason { get; init; }

    /// <summary>When an endpoint outside of Amazon Connect took the call over.</summary>
    public DateTimeOffset? TransferredOutAt { get; init; }

    public bool TransferredOut { get; init; }

    public string? Queue { get; init; }

    public DateTimeOffset? EnqueuedAt { get; init; }

    public TimeSpan? QueueTime { get; init; }

    public DateTimeOffset? ConnectedAt { get; init; }

    public string? Agent { get; init; }

    public TimeSpan? Talk { get; init; }

    public TimeSpan? Hold { get; init; }

    public TimeSpan? WrapUp { get; init; }

    /// <summary>Keyed hash of the caller's number.</summary>
    public byte[]? Caller { get; init; }

    public string CallId => InitialContactId ?? ContactId;

    /// <summary>
    /// Whether it is a customer's call, by telephone or over the internet, or what became of one; those that the company or its agents
    /// begin are not.
    /// </summary>
    public bool IsFromCustomer =>
        Method is ContactMethod.Inbound or ContactMethod.WebRtcApi or ContactMethod.Transfer or ContactMethod.QueueTransfer;

    /// <summary>What it is to the measuring of calls offered.</summary>
    public ContactUse Use =>
        Method is ContactMethod.Monitor or ContactMethod.Disconnect ? ContactUse.Dropped
        : !IsVoice ? ContactUse.OtherChannel
        : !IsFromCustomer ? ContactUse.OtherMethod
        : Queue is null || EnqueuedAt is null ? ContactUse.NotQueued
        : ContactUse.Queued;
}

/// <summary>Queued inbound voice is a call offered; the rest is counted beside.</summary>
public enum ContactUse { Queued, NotQueued, OtherMethod, OtherChannel, Dropped }
