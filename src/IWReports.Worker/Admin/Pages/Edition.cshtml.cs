using System.Text;
using IWReports.Core.Reports;
using IWReports.Worker.Reporting.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One edition: its HTML in a frame that can do nothing, its text, its parts.</summary>
internal sealed class EditionModel(VisibleEditions editions, EditionParts parts, FrozenParts frozen) : PageModel
{
    public Edition Row { get; private set; } = null!;

    public IReadOnlyList<PartName> Parts { get; private set; } = [];

    public IReadOnlyList<RestatedFigure> Restated { get; private set; } = [];

    public bool IsDraft => ReportCatalog.Find(Row.Report) is { IsDraft: true };

    public bool HasHtml => Parts.Any(part => part.Name == Edition.Html);

    public string? Text { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await editions.FindAsync(User, id, cancellationToken) is not { } row)
            return NotFound();
        Row = row;
        Parts = await frozen.ListAsync(id, cancellationToken);
        Restated = await parts.RestatedAsync(id, cancellationToken);
        Text = await frozen.FindAsync(id, Edition.Text, cancellationToken) is { } text ? Encoding.UTF8.GetString(text.Content) : null;
        return Page();
    }
}
