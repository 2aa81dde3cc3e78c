using System.Globalization;
using IWReports.Worker.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
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

    /// <summary>Where what is older goes on; null at the end.</summary>
    public string? Older { get; private set; }

    public string Newest => Address(null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var found = await Search.FindAsync(context, clock.ZoneInfo, Paging.Size, cancellationToken);
        Rows = [.. found.Take(Paging.Size)];
        Older = found.Count > Paging.Size ? Address(Rows[^1].Id) : null;
    }

    private string Address(long? before)
    {
        var query = new QueryBuilder(Request.Query.Where(pair => pair.Key != "before")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (before is { } id)
            query.Add("before", id.ToString(CultureInfo.InvariantCulture));
        return Request.Path + query.ToQueryString().ToString();
    }
}
