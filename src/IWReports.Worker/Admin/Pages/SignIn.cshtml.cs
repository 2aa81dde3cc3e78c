using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Begins a session, by password here or with the company's account.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignIn signIn, Users users, IOptions<AdminOptions> admin) : PageModel
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public bool Refused { get; private set; }

    public bool Elsewhere => admin.Value.SingleSignOn?.Authority is not null;

    public bool NobodyYet { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        NobodyYet = (await users.ListAsync(cancellationToken)).Count == 0;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.CheckAsync(Name ?? "", Password ?? "", cancellationToken) is not { } person)
        {
            Refused = true;
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Page();
        }

        await HttpContext.SignInAsync(person);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : "/");
    }
}
