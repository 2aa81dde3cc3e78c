namespace IWReports.Worker.Admin.Pages;

/// <summary>What was filled in to run, backfill, pause or resume a schedule; kept when it is refused.</summary>
internal sealed record ScheduleForm
{
    public string? Period { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public bool Again { get; init; }

    public string? Reason { get; init; }
}
