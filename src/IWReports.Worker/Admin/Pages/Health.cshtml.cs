using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The checks, and the workers that share the schedules.</summary>
internal sealed class HealthModel(HealthCheckService checks, Cluster cluster) : PageModel
{
    public HealthReport Report { get; private set; } = null!;

    public IReadOnlyList<Scheduling.Worker> Workers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Report = await checks.CheckHealthAsync(cancellationToken);
        Workers = await cluster.WorkersAsync(cancellationToken);
    }
}
