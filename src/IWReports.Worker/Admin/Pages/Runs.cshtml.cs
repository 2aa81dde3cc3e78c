using IWReports.Worker.Database;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Every run, latest first.</summary>
internal sealed class RunsModel(IDbContextFactory<ReportsDbContext> database) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Schedule { get; set; }

    [BindProperty(SupportsGet = true)]
    public RunState? State { get; set; }

    public bool Filtered => !string.IsNullOrEmpty(Schedule) || State is not null;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<JobRun> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int number, CancellationToken cancellationToken)
    {
        number = Math.Clamp(number, 1, 100_000);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        Ids = await context.Schedules.Select(schedule => schedule.Id).Order().ToListAsync(cancellationToken);
        var read = await context.Runs.AsNoTracking()
            .Where(run => string.IsNullOrEmpty(Schedule) || run.ScheduleId == Schedule)
            .Where(run => State == null || run.State == State)
            .OrderByDescending(run => run.Id)
            .Skip((number - 1) * Paging.Size).Take(Paging.Size + 1)
            .ToListAsync(cancellationToken);
        (Rows, Paging) = Paging.Cut(read, number, Request);
    }
}
