using System.Security.Claims;
using System.Text;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One edition: its HTML in a frame that can do nothing, its text, its parts.</summary>
internal sealed class EditionModel(IDbContextFactory<ReportsDbContext> database, EditionParts parts, FrozenParts frozen)
    : PageModel
{
    public EditionRow Row { get; private set; } = null!;

    public IReadOnlyList<PartName> Parts { get; private set; } = [];

    public IReadOnlyList<RestatedFigure> Restated { get; private set; } = [];

    public bool IsDraft => ReportCatalog.Find(Row.Report) is { IsDraft: true };

    public bool HasHtml => Parts.Any(part => part.Name == Edition.Html);

    public string? Text { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, id, User, cancellationToken) is not { } row)
            return NotFound();
        Row = row;
        Parts = await frozen.ListAsync(id, cancellationToken);
        Restated = await parts.RestatedAsync(id, cancellationToken);
        Text = await frozen.FindAsync(id, Edition.Text, cancellationToken) is { } text ? Encoding.UTF8.GetString(text.Content) : null;
        return Page();
    }

    /// <summary>An edition, unless the person may not see it.</summary>
    internal static Task<EditionRow?> FindAsync(
        ReportsDbContext context, long id, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        context.VisibleTo(user).FirstOrDefaultAsync(edition => edition.Id == id, cancellationToken);
}
