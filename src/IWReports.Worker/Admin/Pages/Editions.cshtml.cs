using IWReports.Worker.Reporting.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Every edition the person may see, latest first.</summary>
internal sealed class EditionsModel(VisibleEditions editions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Report { get; set; }

    public IReadOnlyList<string> Reports { get; private set; } = [];

    public IReadOnlyList<Edition> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(long? beyond, CancellationToken cancellationToken)
    {
        Reports = await editions.ReportsAsync(User, cancellationToken);
        var read = await editions.ListAsync(User, string.IsNullOrEmpty(Report) ? null : Report, beyond, Paging.Size + 1, cancellationToken);
        (Rows, Paging) = Paging.Cut(read, beyond, Request, edition => edition.Id);
    }
}
