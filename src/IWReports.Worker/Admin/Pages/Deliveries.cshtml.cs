using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Who was sent what, and what the mail server answered.</summary>
internal sealed class DeliveriesModel(DeliveryLog deliveryLog) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Edition { get; set; }

    public bool Filtered => !string.IsNullOrEmpty(State) || Edition is not null;

    public IReadOnlyList<DeliveryLogEntry> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(long? beyond, CancellationToken cancellationToken)
    {
        var search = new DeliverySearch(User.OnlyScope(), string.IsNullOrEmpty(State) ? null : State, Edition);
        var read = await deliveryLog.FindAsync(search, beyond, Paging.Size + 1, cancellationToken);
        (Rows, Paging) = Paging.Cut(read, beyond, Request, delivery => delivery.Id);
    }

    public Task<IActionResult> OnPostSettleAsync(long id, Settlement verdict, string reason, CancellationToken cancellationToken) =>
        DecideAsync(verdict is Settlement.Arrived ? "arrived and counts as" : "is now", who =>
            deliveryLog.SettleAsync(id, verdict, Audit.Reason(reason), who, cancellationToken));

    public Task<IActionResult> OnPostRetryAsync(long id, string reason, CancellationToken cancellationToken) =>
        DecideAsync("is now", who => deliveryLog.RetryAsync(id, Audit.Reason(reason), who, cancellationToken));

    private async Task<IActionResult> DecideAsync(string became, Func<string, Task<DeliveryLogEntry>> decide)
    {
        if (!User.MaySettle())
            return Forbid();
        try
        {
            var entry = await decide(User.Identity!.Name!);
            TempData["Done"] = $"{entry.Report} {entry.Period} to {entry.Recipient} {became} {entry.State.Word()}.";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return RedirectToPage(new { Edition, State });
    }
}
