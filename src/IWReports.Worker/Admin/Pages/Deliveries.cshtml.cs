using IWReports.Worker.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Who was sent what, and what the mail server answered.</summary>
internal sealed class DeliveriesModel(IDbContextFactory<ReportsDbContext> database) : PageModel
{
    public static IReadOnlyList<string> States { get; } = ["pending", "claimed", "handing-off", "sent", "rejected", "unknown"];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Edition { get; set; }

    public bool Filtered => !string.IsNullOrEmpty(State) || Edition is not null;

    public IReadOnlyList<DeliveryRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int number, CancellationToken cancellationToken)
    {
        number = Math.Clamp(number, 1, 100_000);
        var only = User.OnlyScope();
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var read = await context.Deliveries.AsNoTracking().Include(delivery => delivery.Recipient)
            .Where(delivery => only == null || delivery.Scope == only)
            .Where(delivery => string.IsNullOrEmpty(State) || delivery.State == State)
            .Where(delivery => Edition == null || delivery.EditionId == Edition)
            .OrderByDescending(delivery => delivery.Id)
            .Skip((number - 1) * Paging.Size).Take(Paging.Size + 1)
            .ToListAsync(cancellationToken);
        (Rows, Paging) = Paging.Cut(read, number, Request);
    }
}
