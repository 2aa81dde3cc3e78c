namespace IWReports.Worker.Measurement.Facts;

/// <summary>A row of queue_entry, with what other rows say of its call and its caller.</summary>
internal sealed record QueueEntryRow
{
    public required string CallId { get; init; }
    public required short SourceId { get; init; }
    public required string Queue { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public required DateOnly Day { get; init; }
    public required int HalfHour { get; init; }
    public required string Outcome { get; init; }
    public TimeSpan? Wait { get; init; }
    public TimeSpan? Talk { get; init; }
    public TimeSpan? Hold { get; init; }
    public TimeSpan? WrapUp { get; init; }
    public TimeSpan? Ring { get; init; }
    public string? Officer { get; init; }
    public bool? Recovered { get; init; }
    public bool? Transferred { get; init; }
    public TimeSpan? TransferredAfter { get; init; }
    public bool? Referred { get; init; }

    /// <summary>Joined by commas.</summary>
    public required string Lacks { get; init; }
    public string? Topic { get; init; }
    public string? Segment { get; init; }
    public string? CustomerId { get; init; }
    public string? Site { get; init; }
}
