using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What somebody reads whom the company's sign-in knows and we do not, or whose sign-in there failed.</summary>
[AllowAnonymous]
internal sealed class SignInRefusedModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    public void OnGet() => Response.StatusCode = Failed ? StatusCodes.Status502BadGateway : StatusCodes.Status403Forbidden;
}
