using IWReports.Worker.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What a page does for a person, and says of it on the same page.</summary>
internal static class Acting
{
    /// <summary>Does it in the person's name, and says what was done, or what was refused and why.</summary>
    /// <param name="refused">What is shown then; the page anew where nothing is said.</param>
    public static async Task<IActionResult> ActAsync(
        this PageModel page, Func<string, Task<string>> act, Func<Task<IActionResult>>? refused = null)
    {
        try
        {
            page.TempData["Done"] = await act(page.User.Identity!.Name!);
        }
        catch (Exception wrong) when (wrong is InputException or PartMissingException)
        {
            page.TempData["Wrong"] = wrong.Message;
            if (refused is not null)
                return await refused();
        }

        return page.RedirectToPage();
    }
}
