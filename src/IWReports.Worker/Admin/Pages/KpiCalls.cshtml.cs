using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Admin.Figures;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The calls behind a number, for those who may see them; each look is in the audit.</summary>
internal sealed class KpiCallsModel(CallsBehind calls, KpiCatalogue catalogue, NpgsqlDataSource database) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public KpiAddress Asked { get; set; } = new();

    public Kpi Kpi { get; private set; } = null!;

    public KpiQuestion Question { get; private set; } = null!;

    public IReadOnlyList<CallBehind> Calls { get; private set; } = [];

    public int All { get; private set; }

    /// <summary>Calls that came as totals of an interval, which have no lines.</summary>
    public int InTotals { get; private set; }

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, long? beyond, CancellationToken cancellationToken)
    {
        if (KpiCatalog.Find(id) is not { } kpi || !CallsBehind.Has(kpi))
            return NotFound();
        if (!User.MaySeeCalls())
            return Forbid();
        Kpi = kpi;
        try
        {
            Question = KpiQuestion.Of(Asked, await catalogue.LatestMonthAsync(cancellationToken), User);
            if (Question.Days.Days > CallsBehind.MaxDays)
                throw new InputException($"The calls of at most {CallsBehind.MaxDays} days are listed: choose a day.");
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            return Redirect(Question?.Address(kpi.Id) ?? $"/kpis/{kpi.Id}");
        }

        var behind = await calls.ReadAsync(kpi, Question.Days, Question.Scope, cancellationToken);
        (All, InTotals) = (behind.Calls.Count, behind.InTotals);
        // They are not stored in this order, so that their place in it is their number.
        var first = (int)Math.Clamp(beyond ?? 0, 0, All);
        (var rows, Paging) = Paging.Cut([.. behind.Calls.Skip(first).Take(Paging.Size + 1).Select((call, at) => (call, first + at + 1))],
            beyond, Request, row => row.Item2);
        Calls = rows.ConvertAll(row => row.call);
        await WriteDownAsync(first, cancellationToken);
        return Page();
    }

    private async Task WriteDownAsync(int first, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Audit.WriteAsync(connection, User.Identity!.Name!,
            $"looked at {Calls.Count} of the {All} calls, from {first + 1} on, behind {Kpi.Id} of {Question.Scope}, "
                + $"{Question.Days}", null, cancellationToken);
    }
}
