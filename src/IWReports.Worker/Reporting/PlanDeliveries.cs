using IWReports.Worker.Company;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Reporting;

/// <summary>How many deliveries of an edition are new and will be tried, and how many recipients cannot get mail.</summary>
internal sealed record Planned(int New, int Refused)
{
    /// <summary>How many are new and wait for somebody's approval.</summary>
    public int Waiting { get; init; }
}

/// <summary>What becomes of an edition that is to be sent: the next stage's, which this one does not know.</summary>
internal delegate Task<Planned> PlanDeliveries(
    Edition edition, RenderedReport rendered, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken);
