using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs.Drafts;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>
/// One complaint as it is on record, for those who may see calls; each look is in the audit. Its letters are made here.
/// </summary>
internal sealed class CaseModel(CasesReader cases, Letters letters, ReportJob reports, BusinessClock clock, NpgsqlDataSource database)
    : PageModel
{
    /// <summary>The complaint's number, as its source has it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    /// <summary>Null where none was asked for, or the person may not see it.</summary>
    public LetterData? Data { get; private set; }

    /// <summary>The letters made for it, the latest first.</summary>
    public IReadOnlyList<Reporting.Editions.Letter> Made { get; private set; } = [];

    // A letter says what is known of whole days.
    private ReportPeriod Known => ReportPeriod.Day(clock.Today.AddDays(-1));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!User.MaySeeCalls())
            return Forbid();
        if (string.IsNullOrWhiteSpace(Reference))
            return Page();
        Data = await FindAsync(ReportPeriod.Day(clock.Today), cancellationToken);
        if (Data is null)
            return Page();
        Made = await letters.AboutAsync(Data.Complaint.ComplaintId, cancellationToken);
        await WriteDownAsync($"looked at complaint {Data.Complaint.ComplaintId}", cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(string? report, CancellationToken cancellationToken)
    {
        if (!User.MayWriteToCustomers())
            return Forbid();
        try
        {
            if (!Letters.Kinds.Contains(report) || await FindAsync(Known, cancellationToken) is not { } data)
                throw new InputException(
                    $"No letter was made: there is no complaint \"{Reference}\" on record by {DateText.Day(Known.To)}.");
            var made = await reports.RunAsync(report!, Known, data.Complaint.ComplaintId, deliver: false, asItIs: true, [],
                new Progress<Progress>(), cancellationToken);
            if (made.Editions is not [var letter])
                throw new InputException($"No letter was made: {string.Join(' ', made.Unreached)}");
            // It is made, whether or not anybody waits for it.
            await WriteDownAsync($"{report} for complaint {data.Complaint.ComplaintId} made", CancellationToken.None);
            TempData["Done"] = "The letter is made: finish it, hand it over, and say so under Improve.";
            return RedirectToPage("Edition", new { id = letter.Id });
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            return RedirectToPage(new { Reference });
        }
    }

    private Task<LetterData?> FindAsync(ReportPeriod known, CancellationToken cancellationToken) =>
        cases.FindAsync((Reference ?? "").Trim(), known, cancellationToken, User.OnlyScope());

    private async Task WriteDownAsync(string what, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await Audit.WriteAsync(connection, User.Identity!.Name!, what, null, cancellationToken);
    }
}
