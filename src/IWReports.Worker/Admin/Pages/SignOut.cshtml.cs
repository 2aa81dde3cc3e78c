using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Ends the session, or all that the person has.</summary>
internal sealed class SignOutModel(Sessions sessions) : PageModel
{
    public int Count { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Count = (await sessions.CountAsync(cancellationToken)).GetValueOrDefault(User.Identity!.Name!);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(User, cancellationToken);
        return await LeaveAsync();
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(User.Identity!.Name!, User.Identity.Name!, cancellationToken);
        return await LeaveAsync();
    }

    private async Task<IActionResult> LeaveAsync()
    {
        if (Sessions.BeganElsewhere(User))
        {
            return SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" },
                CookieAuthenticationDefaults.AuthenticationScheme, SingleSignOn.Scheme);
        }

        await HttpContext.SignOutAsync();
        TempData["Done"] = "You are signed out.";
        return RedirectToPage("/SignIn");
    }
}
