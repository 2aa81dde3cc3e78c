using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Whom to ring back today: the only place where a caller's number can be read.</summary>
internal sealed class CallBacksModel(CallBacks callBacks) : PageModel
{
    public IReadOnlyList<CallBack> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!User.MayRingBack())
            return Forbid();
        Waiting = await callBacks.ListAsync(User.OnlyScope(), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDoneAsync(string? id, CancellationToken cancellationToken)
    {
        if (!User.MayRingBack())
            return Forbid();
        if (await callBacks.DoneAsync(id ?? "", User.OnlyScope(), User.Identity!.Name!, cancellationToken))
            TempData["Done"] = "Rung back: the number is deleted.";
        return RedirectToPage();
    }
}
