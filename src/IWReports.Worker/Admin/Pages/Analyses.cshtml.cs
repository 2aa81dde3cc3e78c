using IWReports.Core.Calendar;
using IWReports.Worker.Admin.Findings;
using IWReports.Worker.Measurement.Analysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The months that were analysed, latest first.</summary>
internal sealed class AnalysesModel(FindingsReader findings, AnalyseJob analyse) : PageModel
{
    public IReadOnlyList<string> Columns { get; } = ["Month", "Analysed", "Days to", "Figures", "Unusual", "Causes", "State"];

    public IReadOnlyList<AnalysedMonth> Months { get; private set; } = [];

    public IReadOnlyList<ReportPeriod> Stale { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // It is about the whole company: a supervisor, confined to a team, sees none of it.
        if (User.OnlyScope() is not null)
            return Forbid();
        Months = await findings.MonthsAsync(cancellationToken);
        if (Months.Count > 0)
            Stale = await analyse.StaleAsync(Months[0].Month, cancellationToken);
        return Page();
    }
}
