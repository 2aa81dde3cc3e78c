using IWReports.Worker.Reporting.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One part of an edition as a download, or its HTML for the preview's frame.</summary>
internal sealed class EditionPartModel(VisibleEditions editions, EditionParts parts, FrozenParts frozen) : PageModel
{
    private const string Preview = "preview";

    public async Task<IActionResult> OnGetAsync(long id, string name, CancellationToken cancellationToken)
    {
        if (await editions.FindAsync(User, id, cancellationToken) is not { } edition)
            return NotFound();
        if (name == Preview)
        {
            if (await parts.PreviewAsync(id, cancellationToken) is not { } html)
                return NotFound();
            SecurityHeaders.AllowFraming(Response);
            return Content(html, "text/html; charset=utf-8");
        }

        // Always a download: what a report holds is never run as a page of ours.
        return await frozen.FindAsync(id, name, cancellationToken) is { } part
            ? File(part.Content, part.MediaType, $"{edition.Report}-{edition.Period}-r{edition.Revision}-{name}")
            : NotFound();
    }
}
