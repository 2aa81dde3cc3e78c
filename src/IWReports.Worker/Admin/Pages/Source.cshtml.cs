using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Admin.Data;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One source: the times it was read, with what became of every line, and taking it out again.</summary>
[Authorize(Policy = Roles.CanSeeJobs)]
internal sealed class SourceModel(DataBooks books, SourceRows newest, SourceRemoval removal, NpgsqlDataSource database,
     RunRequests requests) : PageModel
{
    public SourceHead Head { get; private set; } = null!;

    public IReadOnlyList<ReadRun> Runs { get; private set; } = [];

    /// <summary>How far its files were read.</summary>
    public IReadOnlyList<ReadUpTo> UpTo { get; private set; } = [];

    /// <summary>Its newest rows; null where nobody asked for them.</summary>
    public IReadOnlyList<RowsOfTable>? Newest { get; private set; }

    public Paging Paging { get; private set; } = null!;

    public IEnumerable<string> Sees => Head.Sees.Select(word => EnumWords.Parse<Capabilities>(word)).Order().Select(KpiText.Capability);

    /// <summary>"12 new, 3 rejected": only what there is.</summary>
    public static string OfWhich(ReadRun run) => string.Join(", ", new (long Lines, string Word)[]
    {
        (run.Inserted, "new"), (run.Updated, "changed"), (run.Unchanged, "as before"), (run.Duplicates, "again"),
        (run.LeftOut, "left out"), (run.Rejected, "rejected"),
    }.Where(one => one.Lines > 0).Select(one => $"{KpiText.Number(one.Lines)} {one.Word}"));

    public async Task<IActionResult> OnGetAsync(int id, long? beyond, bool rows, CancellationToken cancellationToken)
    {
        if (id is < 1 or > short.MaxValue || await books.SourceAsync((short)id, cancellationToken) is not { } head)
            return NotFound();
        Head = head;
        (Runs, Paging) = Paging.Cut(
            await books.RunsAsync((short)id, beyond, Paging.Size + 1, cancellationToken), beyond, Request, run => run.Id);
        UpTo = await books.ReadUpToAsync((short)id, cancellationToken);
        if (rows && !User.MaySeeCalls())
            return Forbid();
        if (rows)
            await LookAsync((short)id, cancellationToken);
        return Page();
    }

    // Who looks at single calls, orders or answers is written down.
    private async Task LookAsync(short id, CancellationToken cancellationToken)
    {
        Newest = await newest.ReadAsync(id, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Audit.WriteAsync(connection, User.Identity!.Name!, $"looked at the newest rows of {Head.Name}", null, cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int id, string? confirm, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        if (id is < 1 or > short.MaxValue || await books.SourceAsync((short)id, cancellationToken) is not { } head)
            return NotFound();
        if (confirm?.Trim() != head.Name)
        {
            TempData["Wrong"] = $"Nothing was removed: write {head.Name} to say that it is meant.";
            return RedirectToPage();
        }

        var who = User.Identity!.Name!;
        var rows = await removal.RemoveAsync(head.Name, who, cancellationToken);
        TempData["Done"] = $"{head.Name} was removed with {Words.Count(rows, "row")}; its days are being measured again.";
        return Redirect($"/schedules/runs/{await requests.QueueMeasureAsync(who, $"{head.Name} was removed", cancellationToken)}");
    }
}
