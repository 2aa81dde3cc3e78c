using IWReports.Core.Calendar;
using IWReports.Worker.Admin.Findings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What was found in one month: signals, trends, targets and causes.</summary>
internal sealed class AnalysisModel(FindingsReader findings) : PageModel
{
    public string Month { get; private set; } = "";

    public IReadOnlyList<FindingsTable> Tables { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellationToken)
    {
        if (User.OnlyScope() is not null)
            return Forbid();
        if (!ReportPeriod.TryParse(month, out var period) || await findings.FindAsync(period, cancellationToken) is not { } tables)
            return NotFound();
        (Month, Tables) = (period.ToString(), tables);
        return Page();
    }
}
