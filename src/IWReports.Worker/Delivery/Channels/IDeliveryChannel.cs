namespace IWReports.Worker.Delivery.Channels;

/// <summary>
/// A way out of the house. Knows messages, never report kinds. One is opened per run, so that messages can share a connection.
/// </summary>
internal interface IDeliveryChannel : IAsyncDisposable
{
    /// <summary>
    /// Hands one message over. Takes no cancellation: what has begun is finished under the channel's own time-outs, so that its outcome is
    /// known.
    /// </summary>
    Task<SendResult> SendAsync(OutgoingMessage message);
}

/// <summary>One frozen message on its way: the bytes, who gets them, and what the folder and the delivery log call them.</summary>
internal sealed record OutgoingMessage(DeliveryKey Key, string RecipientName, string Address, ReadOnlyMemory<byte> Mime);

/// <summary>Whether the other side took responsibility: it did, not now, never, or nobody can know.</summary>
internal enum SendResultKind { Accepted, Transient, Permanent, Unknown }

/// <summary>
/// What became of one hand-over, in the other side's own words. With the channel down, the messages behind would only meet the same.
/// </summary>
internal sealed record SendResult(SendResultKind Kind, string Text, bool ChannelDown = false);
