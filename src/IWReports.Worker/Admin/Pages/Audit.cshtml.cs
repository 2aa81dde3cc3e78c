using IWReports.Worker.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Who did what, when and why, latest first: for admins.</summary>
[Authorize(Policy = Roles.Administers)]
internal sealed class AuditModel(IDbContextFactory<ReportsDbContext> database, CompanyTime clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditSearch Search { get; set; } = new();

    public IReadOnlyList<AuditEntry> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var found = await Search.FindAsync(context, clock.ZoneInfo, Paging.Size, cancellationToken);
        (Rows, Paging) = Paging.Cut(found, Search.Beyond, Request, entry => entry.Id);
    }
}
