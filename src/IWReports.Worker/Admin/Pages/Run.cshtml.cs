using IWReports.Worker.Database;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One run: how far it is, how it ended, and what it wrote.</summary>
internal sealed class RunModel(IDbContextFactory<ReportsDbContext> database, CompanyTime clock) : PageModel
{
    private const int LinesAtOnce = 500;

    public JobRun Row { get; private set; } = null!;

    public IReadOnlyList<JobLogLine> Lines { get; private set; } = [];

    public long LastLine => Lines.Count > 0 ? Lines[^1].Id : 0;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await ReadAsync(id, 0, cancellationToken) ? Page() : NotFound();

    /// <summary>What changed since the last line that the page has.</summary>
    public async Task<IActionResult> OnGetLiveAsync(long id, long after, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, after, cancellationToken))
            return NotFound();
        return new JsonResult(new
        {
            state = Row.State.Word(),
            message = Row.Message ?? "",
            progress = Row.Progress,
            finished = Row.FinishedAt is { } end ? clock.Text(end) : null,
            last = Math.Max(after, LastLine),
            lines = Lines.Select(line => new { at = clock.Clock(line.At), line = line.Line }),
        });
    }

    private async Task<bool> ReadAsync(long id, long after, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Runs.AsNoTracking().FirstOrDefaultAsync(run => run.Id == id, cancellationToken);
        if (row is null)
            return false;
        Row = row;
        Lines = await context.LogLines.AsNoTracking()
            .Where(line => line.RunId == id && line.Id > after).OrderBy(line => line.Id).Take(LinesAtOnce).ToListAsync(cancellationToken);
        return true;
    }
}
