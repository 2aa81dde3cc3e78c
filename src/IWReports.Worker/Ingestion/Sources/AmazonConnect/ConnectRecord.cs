using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IWReports.Core.Facts.AmazonConnect;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>
/// A contact record as Amazon Connect writes it, without what is not used: attributes may hold anything about a customer and are not even
/// read.
/// </summary>
/// <remarks>Source: ops/docs/source-formats.md, 4.</remarks>
internal sealed record ConnectRecord
{
    // No identifier of Amazon's comes near.
    private const int LongestId = 200;

    private const int LongestMethod = 40;

    private const string Voice = "VOICE";

    // A year: no contact lasts that long.
    private const int LongestDuration = 366 * 86_400;

    private static readonly DateTimeOffset ConnectBegan = new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json =
        new() { Converters = { new InstantConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string? ContactId { get; init; }

    public string? InitialContactId { get; init; }

    public string? PreviousContactId { get; init; }

    public string? NextContactId { get; init; }

    public string? Channel { get; init; }

    public string? InitiationMethod { get; init; }

    public DateTimeOffset? InitiationTimestamp { get; init; }

    public DateTimeOffset? DisconnectTimestamp { get; init; }

    public DateTimeOffset? LastUpdateTimestamp { get; init; }

    public DateTimeOffset? TransferCompletedTimestamp { get; init; }

    public string? DisconnectReason { get; init; }

    public ConnectAgent? Agent { get; init; }

    public ConnectQueue? Queue { get; init; }

    public ConnectEndpoint? CustomerEndpoint { get; init; }

    public ConnectEndpoint? TransferredToEndpoint { get; init; }

    /// <summary>What the record says; throws <see cref="JsonException"/> where a field holds what it cannot.</summary>
    public static ConnectRecord Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<ConnectRecord>(json, Json)!;

    /// <summary>The record as the quarantine may keep it: without anybody's number or name.</summary>
    public byte[] Kept() =>
        JsonSerializer.SerializeToUtf8Bytes(this
            with { CustomerEndpoint = null, TransferredToEndpoint = null, Agent = Agent is null ? null : Agent with { Username = null } },
            Json);

    /// <summary>When this version of the record was written.</summary>
    public DateTimeOffset? UpdatedAt => LastUpdateTimestamp ?? DisconnectTimestamp ?? InitiationTimestamp;

    /// <summary>Why the record cannot be true, seen now; null when it can.</summary>
    public string? Impossible(DateTimeOffset now, DayBounds bounds)
    {
        if (Text(ContactId) is not { Length: <= LongestId } || Text(InitialContactId) is { Length: > LongestId })
            return $"no ContactId of up to {LongestId} characters";
        if (UpdatedAt is null)
            return "none of LastUpdateTimestamp, DisconnectTimestamp and InitiationTimestamp: no telling which version of the contact it "
                + "is";
        return Order("InitiationTimestamp", InitiationTimestamp, "DisconnectTimestamp", DisconnectTimestamp)
            ?? Order("Queue.EnqueueTimestamp", Queue?.EnqueueTimestamp, "Queue.DequeueTimestamp", Queue?.DequeueTimestamp)
            ?? Order("Queue.EnqueueTimestamp", Queue?.EnqueueTimestamp, "Agent.ConnectedToAgentTimestamp", Agent?.ConnectedToAgentTimestamp)
            ?? Impossible("Queue.Duration", Queue?.Duration)
                ?? Impossible("Agent.AgentInteractionDuration", Agent?.AgentInteractionDuration)
            ?? Impossible("Agent.CustomerHoldDuration", Agent?.CustomerHoldDuration)
                ?? Impossible("Agent.AfterContactWorkDuration", Agent?.AfterContactWorkDuration)
            ?? Times().Select(time => OutOfReach(time.Name, time.At, now) ?? bounds.TooEarly(time.Name, time.At))
                .FirstOrDefault(wrong => wrong is not null);
    }

    public ConnectContact Contact(byte[]? caller) => new()
    {
        UnknownMethod = Method is null ? Named(InitiationMethod) : null,
        ContactId = Text(ContactId)!,
        InitialContactId = Text(InitialContactId),
        PreviousContactId = Text(PreviousContactId),
        NextContactId = Text(NextContactId),
        Method = Method ?? ContactMethod.Other,
        IsVoice = Named(Channel) == Voice,
        OtherChannel = Named(Channel) is var channel && channel != Voice ? channel : null,
        InitiatedAt = InitiationTimestamp,
        DisconnectedAt = DisconnectTimestamp,
        DisconnectReason = Text(DisconnectReason),
        TransferredOutAt = TransferCompletedTimestamp,
        TransferredOut = TransferCompletedTimestamp is not null || TransferredToEndpoint is not null,
        Queue = Text(Queue?.Name) ?? Text(Queue?.Arn?.Split('/')[^1]),
        EnqueuedAt = Queue?.EnqueueTimestamp,
        QueueTime = Seconds(Queue?.Duration) ?? (Queue?.DequeueTimestamp ?? Agent?.ConnectedToAgentTimestamp) - Queue?.EnqueueTimestamp,
        ConnectedAt = Agent?.ConnectedToAgentTimestamp,
        Agent = Text(Agent?.Username),
        Talk = Seconds(Agent?.AgentInteractionDuration),
        Hold = Seconds(Agent?.CustomerHoldDuration),
        WrapUp = Seconds(Agent?.AfterContactWorkDuration),
        Caller = caller,
    };

    // By name only: the numbers behind the names are ours.
    private ContactMethod? Method => Enum.GetValues<ContactMethod>().Where(method => method != ContactMethod.Other)
        .FirstOrDefault(method =>
            string.Equals(method.ToString(), InitiationMethod?.Trim().Replace("_", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase)) is var known and not ContactMethod.Other ? known : null;

    // Amazon's words are capital letters; what is none of them may be anything.
    private static string Named(string? word) =>
        Text(word)?.Trim().ToUpperInvariant() is { } name ? ContactDetails.Mask(name.Length > LongestMethod ? name[..LongestMethod] : name)
            : "none";

    private IEnumerable<(string Name, DateTimeOffset? At)> Times() =>
        [
        ("InitiationTimestamp", InitiationTimestamp), ("Queue.EnqueueTimestamp", Queue?.EnqueueTimestamp),
            ("Agent.ConnectedToAgentTimestamp", Agent?.ConnectedToAgentTimestamp),
        ("Queue.DequeueTimestamp", Queue?.DequeueTimestamp), ("DisconnectTimestamp", DisconnectTimestamp),
        ("LastUpdateTimestamp", LastUpdateTimestamp), ("TransferCompletedTimestamp", TransferCompletedTimestamp),
    ];

    private static string? Order(string first, DateTimeOffset? from, string second, DateTimeOffset? to) =>
        to < from ? string.Create(
            CultureInfo.InvariantCulture, $"{second} ({to:yyyy-MM-ddTHH:mm:ssZ}) lies before {first} ({from:yyyy-MM-ddTHH:mm:ssZ})") : null;

    private static string? Impossible(string name, int? seconds) =>
        seconds is < 0 or > LongestDuration ? $"{name} is {seconds} seconds" : null;

    private static string? OutOfReach(string name, DateTimeOffset? at, DateTimeOffset now) =>
        ClockError.Ahead(name, at, now) ?? (at < ConnectBegan ? string.Create(
            CultureInfo.InvariantCulture, $"{name} ({at:yyyy-MM-ddTHH:mm:ssZ}) lies before Amazon Connect began") : null);

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;

    // The database takes no zeros in a text.
    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace('\0', '\uFFFD');
}

/// <summary>Who took the contact, and how long it kept them.</summary>
internal sealed record ConnectAgent(string? Username, DateTimeOffset? ConnectedToAgentTimestamp, int? AgentInteractionDuration,
    int? CustomerHoldDuration, int? AfterContactWorkDuration);

/// <summary>Where the contact waited.</summary>
internal sealed record ConnectQueue([property: JsonPropertyName("ARN")] string? Arn, string? Name, DateTimeOffset? EnqueueTimestamp,
    DateTimeOffset? DequeueTimestamp, int? Duration);

/// <summary>The number at the other end.</summary>
internal sealed record ConnectEndpoint(string? Address, string? Type);
