using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports;
using IWReports.Worker.Admin.Findings;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What was found in one month: signals, trends, targets and causes; and what the queue model answers to "what if".</summary>
internal sealed class AnalysisModel(
    FindingsReader findings, WhatIfReader model, WhatIfStore options, VisibleEditions editions, BusinessCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public WhatIfAddress Asked { get; set; } = new();

    public string Month => Period.ToString();

    public ReportPeriod Period { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>The latest board report of the month; null where none was made.</summary>
    public Edition? Board { get; private set; }

    public IReadOnlyList<FindingsTable> Tables { get; private set; } = [];

    /// <summary>Null where nothing was asked.</summary>
    public WhatIf? Question { get; private set; }

    public WhatIfReply? Reply { get; private set; }

    /// <summary>Why the queue model answers nothing about this month; null where it does.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>What is wrong with the question.</summary>
    public string? Wrong { get; private set; }

    public IReadOnlyList<SavedWhatIf> Saved { get; private set; } = [];

    public IReadOnlyList<HalfHour> Open => [.. calendar.OpenHalfHours];

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellationToken)
    {
        if (User.OnlyScope() is not null)
            return Forbid();
        if (!ReportPeriod.TryParse(month, out var period) || await findings.FindAsync(period, cancellationToken) is not { } tables)
            return NotFound();
        (Period, Tables) = (period, tables);
        Summary = await findings.SummaryAsync(period, cancellationToken);
        Board = (await editions.OfAsync(User, ReportCatalog.BoardReport.Id, period.ToString(), cancellationToken)).FirstOrDefault();
        Saved = await options.ListAsync(period, cancellationToken);
        try
        {
            Question = Asked.Read(calendar);
        }
        catch (InputException wrong)
        {
            Wrong = wrong.Message;
        }

        Reply = Question is { } asked ? await model.AskAsync(period, asked, cancellationToken) : null;
        Obstacle = Reply is null ? await model.ObstacleAsync(period, cancellationToken) : Reply.Obstacle;
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(string month, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(month, async (period, who) =>
        {
            var asked = Asked.Read(calendar) ?? throw new InputException("Nothing was asked: say what is to be different.");
            if (await model.AskAsync(period, asked, cancellationToken) is { Obstacle: { } obstacle })
                throw new InputException(obstacle);
            var words = WhatIfText.Asked(asked, period).Text;
            await options.AddAsync(period, asked, words, reason, who, cancellationToken);
            return $"Saved as an option for the board report of {period}, the next that is made: {words}.";
        }, cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(string month, long option, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(month, async (period, who) =>
        {
            await options.RemoveAsync(period, option, reason, who, cancellationToken);
            return "The option is removed; the next board report does not have it.";
        }, cancellationToken);

    private async Task<IActionResult> ChangeAsync(string month, Func<ReportPeriod, string, Task<string>> change,
        CancellationToken cancellationToken)
    {
        if (!User.MayAdviseBoard())
            return Forbid();
        if (!ReportPeriod.TryParse(month, out var period) || await findings.FindAsync(period, cancellationToken) is null)
            return NotFound();
        var query = "";
        try
        {
            TempData["Done"] = await change(period, User.Identity!.Name!);
            query = Asked.Read(calendar) is { } asked ? WhatIfAddress.Query(asked) : "";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return LocalRedirect($"/analysis/{period}{query}");
    }
}
