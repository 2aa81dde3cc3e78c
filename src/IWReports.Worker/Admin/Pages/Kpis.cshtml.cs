using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Admin.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Every KPI by touch point: its month, its target, how it stands, and its months so far.</summary>
internal sealed class KpisModel(KpiCatalogue catalogue) : PageModel
{
    public const int SparkWidth = 90, SparkHeight = 20;

    // Months before are refused when they are read in.
    private const int FirstYear = 1904;

    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    public ReportPeriod Month { get; private set; }

    /// <summary>Null where the month shown is the latest.</summary>
    public ReportPeriod? Next { get; private set; }

    public Scope Scope { get; private set; }

    public IEnumerable<IGrouping<TouchPoint, KpiLine>> Stations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var latest = await catalogue.LatestMonthAsync(cancellationToken);
        Month = latest;
        if (ReportPeriod.TryParse(Asked ?? "", out var month) && month.IsMonth && month.From <= latest.From && month.From.Year > FirstYear)
            Month = month;
        else if (!string.IsNullOrEmpty(Asked))
            TempData["Wrong"] = $"\"{Asked}\" is no month up to {latest}: shown is {latest}.";
        Next = Month.From < latest.From ? Month.AddMonths(1) : null;
        Scope = User.OnlyScope() is { } team ? new(ScopeKind.Team, team) : Scope.Company;
        Stations = (await catalogue.ReadAsync(Month, Scope, cancellationToken)).GroupBy(line => line.Kpi.TouchPoint);
    }

    /// <summary>The KPI's page of the same month.</summary>
    public string Address(KpiLine line) => new KpiQuestion(Month.From, Month.To, KpiBy.Day, Scope).Address(line.Kpi.Id);
}
