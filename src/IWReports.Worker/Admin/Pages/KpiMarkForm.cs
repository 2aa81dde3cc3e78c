namespace IWReports.Worker.Admin.Pages;

/// <summary>What was filled in to set a target, draw limits anew or note something; kept when it is refused.</summary>
internal sealed record KpiMarkForm
{
    /// <summary>As a person writes it: a share in per cent.</summary>
    public string? Target { get; init; }

    public DateOnly? From { get; init; }

    public string? Words { get; init; }
}
