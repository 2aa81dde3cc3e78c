using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Says what went wrong in words; what a programmer needs is in the log.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; } = StatusCodes.Status500InternalServerError;

    public string Headline => Status switch
    {
        StatusCodes.Status400BadRequest => "That request was refused",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Nothing here",
        _ => "Something went wrong",
    };

    public string Explanation => Status switch
    {
        StatusCodes.Status400BadRequest => "The form was not ours, or it was open for too long. Go back, reload the page and try again; nothing was changed.",
        StatusCodes.Status403Forbidden => "Your role does not include this. An admin can change that.",
        StatusCodes.Status404NotFound => "There is no such page, run or report.",
        _ => "The request could not be completed. What happened is in the worker's log; the health page says whether a part is down.",
    };
}
