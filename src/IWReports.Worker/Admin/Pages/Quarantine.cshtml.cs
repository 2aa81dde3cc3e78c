using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The lines that could not be used: why, and correcting, trying again or dismissing them.</summary>
[Authorize(Policy = Roles.Operates)]
internal sealed class QuarantineModel(Quarantine quarantine, QueueLogReplay replay) : PageModel
{
    private const int ReasonsShown = 50;
    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    public IReadOnlyList<WaitingLines> Reasons { get; private set; } = [];

    public IReadOnlyList<QuarantinedLine> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(long? beyond, CancellationToken cancellationToken)
    {
        Reasons = await quarantine.ReasonsAsync(ReasonsShown, cancellationToken);
        (Lines, Paging) = Paging.Cut(await quarantine.ReadAsync(string.IsNullOrEmpty(Source) ? null : Source, beyond, Paging.Size + 1,
            cancellationToken), beyond, Request, line => line.Id);
    }

    public Task<IActionResult> OnPostReplayAsync(CancellationToken cancellationToken) => this.ActAsync(async who =>
    {
        var tried = await replay.RunAsync(who, cancellationToken);
        return $"{Words.Count(tried.Used, "line")} could be used now, {tried.Rejected} not."
            + (tried.Masked > 0 ? $" {tried.Masked} of them lost their time, call id or names when numbers were blotted out: import their "
                + "files again." : "");
    });

    public Task<IActionResult> OnPostFixAsync(long id, string? text, CancellationToken cancellationToken) => this.ActAsync(async who =>
    {
        await replay.FixAsync(id, text ?? "", who, cancellationToken);
        return "The line is used as corrected; its day is measured again by the next nightly run.";
    });

    public Task<IActionResult> OnPostDismissAsync(long id, string? reason, CancellationToken cancellationToken) =>
        this.ActAsync(async who =>
    {
        await quarantine.DismissAsync(id, who, reason, cancellationToken);
        return "The line waits no more.";
    });

    public Task<IActionResult> OnPostDismissAllAsync(string? source, string? wrong, string? reason, CancellationToken cancellationToken) =>
        this.ActAsync(async who =>
        {
            var lines = await quarantine.DismissAllAsync(source ?? "", wrong ?? "", who, reason, cancellationToken);
            return $"{Words.Count(lines, "line")} of {source} {(lines == 1 ? "waits" : "wait")} no more.";
        });
}
