namespace IWReports.Worker.Admin.Pages;

/// <summary>What was filled in to state a cause; the driver is a word of ours, or blank.</summary>
internal sealed record StatedCauseForm
{
    public string? Words { get; init; }

    public string? Driver { get; init; }

    public string? By { get; init; }
}
