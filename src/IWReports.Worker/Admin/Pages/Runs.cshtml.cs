using IWReports.Worker.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The runs of all schedules, latest first.</summary>
internal sealed class RunsModel(IDbContextFactory<ReportsDbContext> edited, NpgsqlDataSource database, CompanyTime clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public RunSearch Search { get; set; } = new();

    public RunHistory History { get; private set; } = null!;

    public async Task OnGetAsync(long? beyond, CancellationToken cancellationToken)
    {
        await using var context = await edited.CreateDbContextAsync(cancellationToken);
        var ids = await context.Schedules.Select(schedule => schedule.Id).Order().ToListAsync(cancellationToken);
        History = await RunHistory.ReadAsync(database, Search, clock, beyond, Request, cancellationToken) with { Schedules = ids };
    }
}
