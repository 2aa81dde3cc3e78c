using IWReports.Worker.Delivery.Channels;

namespace IWReports.Worker.Delivery;

/// <summary>
/// A delivery that one worker owns for one attempt. Owner and attempt fence it: a worker that lost its lease changes nothing any more.
/// </summary>
/// <param name="Mime">Null when the bytes are no longer those that were frozen.</param>
internal sealed record DeliveryLease(long Id, string Owner, int Attempt, DeliveryKey Key, string RecipientName, string Address,
    bool Released, byte[]? Mime, bool Active);
