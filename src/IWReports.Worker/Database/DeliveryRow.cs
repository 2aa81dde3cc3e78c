namespace IWReports.Worker.Database;

/// <summary>One report to one recipient as people browse it, without its bytes and lease.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; init; }

    public long EditionId { get; init; }

    public required string Report { get; init; }

    public required string Period { get; init; }

    public required string Scope { get; init; }

    public int Revision { get; init; }

    public int RecipientId { get; init; }

    public RecipientRow? Recipient { get; init; }

    public required string Channel { get; init; }

    public required string MessageId { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset NextAttemptAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public string? Reply { get; init; }

    public string? LastError { get; init; }
}
