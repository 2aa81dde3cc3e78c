namespace IWReports.Worker.Database;

/// <summary>Who did what, when and why. Rows are only added.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    /// <summary>The database's clock.</summary>
    public DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public required string What { get; init; }

    public string? Reason { get; init; }
}
