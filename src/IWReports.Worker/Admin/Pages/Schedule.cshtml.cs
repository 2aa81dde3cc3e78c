using IWReports.Core.Calendar;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One schedule: its next times, its history, and running, backfilling and pausing it, each with a reason.</summary>
internal sealed class ScheduleModel(
    Schedules schedules, ScheduleEdits edits, RunRequests requests, HolidayNames holidays, ScheduleChanges changes,
    NpgsqlDataSource database, CompanyTime clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public RunSearch Search { get; set; } = new();

    public ScheduleState State { get; private set; } = null!;

    /// <summary>Null for what comes round every few minutes: the next ten would say nothing.</summary>
    public NextTimes? Next { get; private set; }

    public RunHistory History { get; private set; } = null!;

    public IReadOnlyList<ScheduleChange> Changes { get; private set; } = [];

    /// <summary>The period that a run is for that is asked for now.</summary>
    public string Usual => State.Timetable.PeriodAt(clock.UtcNow, State.Job.Period).ToString();

    /// <summary>The kind of field that a period is filled in with; a browser that lacks it takes text.</summary>
    public string Field => State.Timetable.PeriodAt(clock.UtcNow, State.Job.Period) is var usual && usual.IsDay ? "date"
        : usual.IsMonth ? "month" : usual == ReportPeriod.WeekOf(usual.From) ? "week" : "text";

    /// <summary>What was refused: which act, and what was filled in.</summary>
    public string? Refused { get; private set; }

    public ScheduleForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string id, long? beyond, CancellationToken cancellationToken)
    {
        if ((await schedules.ListAsync(cancellationToken)).FirstOrDefault(state => state.Schedule.Id == id) is not { } found)
            return NotFound();
        State = found;
        Next = found.Job.Ticks ? null : NextTimes.Of(found.Timetable, found.Job.Period, holidays, clock.UtcNow);
        Changes = await changes.OfAsync(id, cancellationToken);
        Search.Schedule = id;
        var history = await RunHistory.ReadAsync(database, Search, clock, beyond, Request, cancellationToken);
        History = history with { Paging = history.Paging with { Anchor = RunSearch.Anchor } };
        return Page();
    }

    public Task<IActionResult> OnPostRunAsync(string id, ScheduleForm form, CancellationToken cancellationToken) => ActAsync(
        id, "run", form, async who => Address(await requests.QueueAsync(id, form.Period, who, form.Reason ?? "", cancellationToken)),
        cancellationToken);

    public Task<IActionResult> OnPostBackfillAsync(string id, ScheduleForm form, CancellationToken cancellationToken) =>
        ActAsync(id, "backfill", form, async who =>
        {
            var schedule = await schedules.FindAsync(id, cancellationToken);
            var (first, last) = (PeriodOf(schedule, form.From, "From"), PeriodOf(schedule, form.To, "To"));
            Backfill.Check(schedules, schedule, first, last);
            // Refused here, not by a run that fails a moment later.
            if (!Backfill.Slots(schedules.TimetableOf(schedule), schedules.JobOf(schedule).Period, first, last, clock.UtcNow).Any())
                throw new InputException($"{id} has no due time up to now that is for {first} to {last}.");
            return Address(await requests.QueueBackfillAsync(id, first, last, form.Again, who, form.Reason ?? "", cancellationToken));
        }, cancellationToken);

    public Task<IActionResult> OnPostPauseAsync(string id, ScheduleForm form, CancellationToken cancellationToken) =>
        ActAsync(id, "pause", form, async who =>
        {
            await edits.SetPausedAsync(id, true, who, form.Reason ?? "", cancellationToken);
            TempData["Done"] = $"{id} is paused: what falls due passes until somebody resumes it.";
            return null;
        }, cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(string id, ScheduleForm form, CancellationToken cancellationToken) =>
        ActAsync(id, "pause", form, async who =>
        {
            await edits.SetPausedAsync(id, false, who, form.Reason ?? "", cancellationToken);
            TempData["Done"] = $"{id} goes on with its next due time. What fell due meanwhile is made up with “Backfill”.";
            return null;
        }, cancellationToken);

    private ReportPeriod PeriodOf(JobSchedule schedule, string? asked, string field) => !string.IsNullOrWhiteSpace(asked)
        ? schedules.PeriodFor(schedule, asked)
        : throw new InputException($"{field}: a period is needed, such as {schedules.PeriodFor(schedule, null)}.");

    private static string Address(long run) => $"/schedules/runs/{run}";

    /// <summary>Does what an operator asked for, and goes where it shows; what is refused is said beside what was filled in.</summary>
    private async Task<IActionResult> ActAsync(
        string id, string asked, ScheduleForm form, Func<string, Task<string?>> act, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        try
        {
            return await act(User.Identity!.Name!) is { } address ? Redirect(address) : RedirectToPage();
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            // The history is searched by the address, not by what was filled in.
            (Refused, Form, Search) = (asked, form, new());
            ModelState.Clear();
            return await OnGetAsync(id, null, cancellationToken);
        }
    }
}
