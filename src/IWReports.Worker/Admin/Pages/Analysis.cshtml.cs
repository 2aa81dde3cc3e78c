using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Core.Recommendations;
using IWReports.Core.Reports;
using IWReports.Worker.Admin.Findings;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What was found in one month: signals, trends, targets and causes; and what the queue model answers to "what if".</summary>
internal sealed class AnalysisModel(
    FindingsReader findings, AnalysisStore analyses, WhatIfReader model, WhatIfStore options, VisibleEditions editions,
    ReportedCauseStore causes, BusinessCalendar calendar, BusinessClock clock) : PageModel
{
    /// <summary>Rows that stand out and are seen without unfolding.</summary>
    public const int AtOnce = 15;

    [BindProperty(SupportsGet = true, Name = "")]
    public WhatIfAddress Asked { get; set; } = new();

    public string Month => Period.ToString();

    public ReportPeriod Period { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>Whether figures, roster or settings changed since it was analysed.</summary>
    public bool IsStale { get; private set; }

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

    /// <summary>The causes that people stated for the month.</summary>
    public IReadOnlyList<ReportedCauseEntry> Stated { get; private set; } = [];

    /// <summary>What was filled in to state a cause, where it was refused.</summary>
    public StatedCauseForm? Refused { get; private set; }

    public IReadOnlyList<HalfHour> Open => [.. calendar.OpenHalfHours];

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellationToken)
    {
        if (User.OnlyScope() is not null)
            return Forbid();
        if (!ReportPeriod.TryParse(month, out var period) || await findings.FindAsync(period, cancellationToken) is not { } tables)
            return NotFound();
        (Period, Tables) = (period, tables);
        Summary = await findings.SummaryAsync(period, cancellationToken);
        IsStale = !await analyses.IsFreshAsync(period, cancellationToken);
        Board = (await editions.OfAsync(User, ReportCatalog.BoardReport.Id, period.ToString(), cancellationToken)).FirstOrDefault();
        Saved = await options.ListAsync(period, cancellationToken);
        Stated = await causes.ListAsync(period, cancellationToken);
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

    public async Task<IActionResult> OnPostStateAsync(string month, StatedCauseForm form, CancellationToken cancellationToken) =>
        await FindAsync(month, cancellationToken) ?? await this.ActAsync(async who =>
        {
            var cause = new ReportedCause(Period, form.Words ?? "", EnumWords.Find<Driver>(form.Driver), form.By ?? "", clock.Today);
            await causes.AddAsync(cause, who, cancellationToken);
            return $"Stated: the next board report of {Period} quotes it.";
        }, () =>
        {
            // What was filled in stays beside what is wrong with it.
            Refused = form;
            return OnGetAsync(month, cancellationToken);
        });

    public Task<IActionResult> OnPostWithdrawAsync(string month, long cause, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(month, async (_, who) =>
        {
            await causes.WithdrawAsync(cause, reason, who, cancellationToken);
            return "Withdrawn: coming reports do not have it.";
        }, cancellationToken);

    private async Task<IActionResult> ChangeAsync(string month, Func<ReportPeriod, string, Task<string>> change,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(month, cancellationToken) is { } refused)
            return refused;
        var query = "";
        try
        {
            TempData["Done"] = await change(Period, User.Identity!.Name!);
            query = Asked.Read(calendar) is { } asked ? WhatIfAddress.Query(asked) : "";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return LocalRedirect($"/analysis/{Period}{query}");
    }

    /// <summary>Null where the person may change what is said of the month, and it was analysed.</summary>
    private async Task<IActionResult?> FindAsync(string month, CancellationToken cancellationToken)
    {
        if (!User.MayAdviseBoard())
            return Forbid();
        if (!ReportPeriod.TryParse(month, out var period) || await findings.FindAsync(period, cancellationToken) is null)
            return NotFound();
        Period = period;
        return null;
    }
}
