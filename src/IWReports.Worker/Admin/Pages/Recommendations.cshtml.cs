using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Admin.Figures;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IWReports.Worker.Admin.Pages;

/// <summary>
/// What the board was advised, what it decided and what was done. The board's business: a supervisor, confined to a team, sees none of it.
/// </summary>
internal sealed class RecommendationsModel(RecommendationStore recommendations, Letters letters, KpiReader kpis,
    KpiCatalogue catalogue, BusinessClock clock) : PageModel
{
    public IReadOnlyList<PastRecommendationEntry> Entries { get; private set; } = [];

    /// <summary>The latest month, and what the KPIs that recommendations are held to stand at in it.</summary>
    public ReportPeriod Month { get; private set; }

    public IReadOnlyDictionary<string, KpiValue> Since { get; private set; } = new Dictionary<string, KpiValue>();

    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.OnlyScope() is not null)
            return Forbid();
        Entries = await recommendations.ListAsync(null, cancellationToken);
        Month = await catalogue.LatestMonthAsync(cancellationToken);
        var asked = Entries.Select(entry => entry.PastRecommendation.Kpi).OfType<string>().Distinct().Select(KpiCatalog.Find).OfType<Kpi>()
            .Where(kpi => kpi.IsAnswerable(KpiBy.Month, ScopeKind.Company));
        Since = (await kpis.ReadAsync([.. asked], Month.From, Month.To, KpiBy.Month, Scope.Company, cancellationToken))
            .Select(value => value.Reportable).ToDictionary(value => value.Kpi.Id);
        if (User.MayWriteToCustomers())
            Letters = await letters.ListAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostDecideAsync(long id, Decision decision, string? by, string? reason,
        CancellationToken cancellationToken) =>
        ChangeAsync(who => recommendations.DecideAsync(id, decision, by, reason, who, cancellationToken));

    public Task<IActionResult> OnPostDoneAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(who => recommendations.DoneAsync(id, clock.Today, who, cancellationToken));

    public async Task<IActionResult> OnPostLetterAsync(long id, bool done, CancellationToken cancellationToken) =>
        User.MayWriteToCustomers() ? await this.ActAsync(async who => $"{await letters.SetAsync(id, done, who, cancellationToken)}: "
            + (done ? "handed over." : "still to be sent."))
        : Forbid();

    private async Task<IActionResult> ChangeAsync(Func<string, Task<PastRecommendationEntry>> change)
    {
        if (!User.MaySettle())
            return Forbid();
        try
        {
            var entry = await change(User.Identity!.Name!);
            TempData["Done"] = $"Recommendation {entry.Id} is "
                + $"{entry.PastRecommendation.Decision.Word()}"
                + $"{(entry.PastRecommendation.DoneOn is null ? "" : " and done")}; the next board report says so.";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return RedirectToPage();
    }
}
