using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One run: how far it is, how it ended, what it wrote and made, and the way to stop it.</summary>
internal sealed class RunModel(JobRuns runs, RunProgress progress, VisibleEditions editions, Cancellation cancellation, HandOut handOut,
    IDbContextFactory<ReportsDbContext> database) : PageModel
{
    public JobRun Row { get; private set; } = null!;

    public RunProgress.Answer Now { get; private set; } = null!;

    /// <summary>What a report's run has made for its period, as far as the person may see it.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public string? WhyCancelled { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } row
            || await progress.ReadAsync(id, 0, cancellationToken) is not { } now)
            return NotFound();
        (Row, Now) = (row, now);
        Editions = await editions.OfAsync(User, Row.Job, Row.Period, cancellationToken);
        if (Row.CancelledBy is not null)
        {
            await using var context = await database.CreateDbContextAsync(cancellationToken);
            WhyCancelled = await context.Audit.AsNoTracking()
                .Where(entry => entry.What.StartsWith($"run {id} of ") && entry.What.EndsWith(" cancelled"))
                .OrderByDescending(entry => entry.Id).Select(entry => entry.Reason).FirstOrDefaultAsync(cancellationToken);
        }

        return Page();
    }

    /// <summary>What changed since the last line that the page has.</summary>
    public async Task<IActionResult> OnGetLiveAsync(long id, long after, CancellationToken cancellationToken) =>
        await progress.ReadAsync(id, after, cancellationToken) is { } now
            ? new JsonResult(now with
            {
                CanCancel = now.CanCancel && User.MayOperate(),
                // Who sees one team's reports only finds them on the page, which leaves the others out.
                Links = User.OnlyScope() is null ? now.Links
                    : [.. now.Links.Where(link => link.Address.StartsWith("/schedules", StringComparison.Ordinal))],
            })
            : NotFound();

    public async Task<IActionResult> OnPostCancelAsync(long id, string reason, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        try
        {
            var why = Audit.Reason(reason);
            // Read before: once cancelled, steps that have not begun are no longer open.
            var family = await runs.FamilyAsync(id, cancellationToken);
            if (!await cancellation.CancelAsync(id, User.Identity!.Name!, why, cancellationToken))
                throw new InputException($"Run {id} had ended already.");
            foreach (var job in family.Where(run => run.Open).Select(run => run.HandedTo).OfType<string>())
                handOut.Delete(job, why);
            TempData["Done"] = $"Run {id} is cancelled; what was under way stops within seconds.";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return RedirectToPage();
    }
}
