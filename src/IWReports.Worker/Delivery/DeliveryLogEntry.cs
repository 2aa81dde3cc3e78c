namespace IWReports.Worker.Delivery;

/// <summary>One line of the delivery log: what was sent to whom, or why not yet. Without its bytes and lease.</summary>
internal sealed record DeliveryLogEntry
{
    public long Id { get; init; }

    public long EditionId { get; init; }

    public required string Report { get; init; }

    public required string Period { get; init; }

    public required string Scope { get; init; }

    public int Revision { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string Recipient { get; init; }

    public required string MessageId { get; init; }

    /// <summary>The word of <see cref="State"/> in the database.</summary>
    public required string StateWord { get; init; }

    public DeliveryState State => DeliveryStates.ByName[StateWord];

    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset NextAttemptAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the other side answered, or why it has not been sent.</summary>
    public string? Reply { get; init; }
}
