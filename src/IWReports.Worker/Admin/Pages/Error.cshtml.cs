using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Editions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Says what went wrong in words; what a programmer needs is in the log.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    private int Status => Response.StatusCode;

    /// <summary>Whoever is signed in learns no more of it than anyone else: the session could not be looked at.</summary>
    public bool DatabaseDown { get; private set; }

    /// <summary>What is wrong with the frozen bytes that were asked for; only who may see them asks.</summary>
    public string? Damage { get; private set; }

    public string Headline => Status switch
    {
        _ when DatabaseDown => "The database cannot be reached",
        _ when Damage is not null => "This report is damaged",
        StatusCodes.Status400BadRequest => "That request was refused",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Nothing here",
        StatusCodes.Status429TooManyRequests => "Too many tries",
        _ => "Something went wrong",
    };

    public string Explanation => Status switch
    {
        _ when DatabaseDown =>
            "Nothing can be shown or changed meanwhile. The worker goes on by itself once the database is back; reload this page then.",
        _ when Damage is not null => Damage,
        StatusCodes.Status400BadRequest =>
            "The form was not ours, it was open for too long, or what was sent is no text. Go back, reload the page and try again; "
                + "nothing was changed.",
        StatusCodes.Status403Forbidden => "Your role does not include this. An admin can change that.",
        StatusCodes.Status404NotFound => "There is no such page, run or report.",
        StatusCodes.Status429TooManyRequests =>
            $"There were more tries to sign in than a person makes. Wait {Response.Headers.RetryAfter} seconds, then try again.",
        _ => "The request could not be completed. What happened is in the worker's log; the health page says whether a part is down.",
    };

    public void OnGet() => Look();

    public void OnPost() => Look();

    private void Look()
    {
        var error = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Damage = (error as DamagedException)?.Message;
        DatabaseDown = error?.IsOutage() == true;
        if (DatabaseDown)
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }
}
