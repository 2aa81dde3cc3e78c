using IWReports.Worker.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Every edition the person may see, latest first.</summary>
internal sealed class EditionsModel(IDbContextFactory<ReportsDbContext> database) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Report { get; set; }

    public IReadOnlyList<string> Reports { get; private set; } = [];

    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int number, CancellationToken cancellationToken)
    {
        number = Math.Clamp(number, 1, 100_000);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var visible = context.VisibleTo(User);
        Reports = await visible.Select(edition => edition.Report).Distinct().Order().ToListAsync(cancellationToken);
        var read = await visible
            .Where(edition => string.IsNullOrEmpty(Report) || edition.Report == Report)
            .OrderByDescending(edition => edition.Id)
            .Skip((number - 1) * Paging.Size).Take(Paging.Size + 1)
            .ToListAsync(cancellationToken);
        (Rows, Paging) = Paging.Cut(read, number, Request);
    }
}
