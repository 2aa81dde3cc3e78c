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

    public bool ByDay => State.Job.Period is not (DuePeriod.PreviousWeek or DuePeriod.PreviousMonth);

    public async Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "page")] int number, CancellationToken cancellationToken)
    {
        if ((await schedules.ListAsync(cancellationToken)).FirstOrDefault(state => state.Schedule.Id == id) is not { } found)
            return NotFound();
        State = found;
        Next = found.Job.Ticks ? null : NextTimes.Of(found.Timetable, found.Job.Period, holidays, clock.UtcNow);
        Changes = await changes.OfAsync(id, cancellationToken);
        Search.Schedule = id;
        var history = await RunHistory.ReadAsync(database, Search, clock, number, Request, cancellationToken);
        History = history with { Paging = history.Paging with { Anchor = RunSearch.Anchor } };
        return Page();
    }

    public Task<IActionResult> OnPostRunAsync(string id, string? period, string reason, CancellationToken cancellationToken) =>
        ActAsync(async who => Address(await requests.QueueAsync(id, period, who, reason, cancellationToken)));

    public Task<IActionResult> OnPostBackfillAsync(
        string id, string? from, string? to, bool again, string reason, CancellationToken cancellationToken) =>
        ActAsync(async who =>
        {
            var schedule = await schedules.FindAsync(id, cancellationToken);
            var (first, last) = (PeriodOf(schedule, from, "From"), PeriodOf(schedule, to, "To"));
            Backfill.Check(schedules, schedule, first, last);
            // Refused here, not by a run that fails a moment later.
            if (!Backfill.Slots(schedules.TimetableOf(schedule), schedules.JobOf(schedule).Period, first, last, clock.UtcNow).Any())
                throw new InputException($"{id} has no due time up to now that is for {first} to {last}.");
            return Address(await requests.QueueBackfillAsync(id, first, last, again, who, reason, cancellationToken));
        });

    public Task<IActionResult> OnPostPauseAsync(string id, string reason, CancellationToken cancellationToken) => ActAsync(async who =>
    {
        await edits.SetPausedAsync(id, true, who, reason, cancellationToken);
        TempData["Done"] = $"{id} is paused: what falls due passes until somebody resumes it.";
        return null;
    });

    public Task<IActionResult> OnPostResumeAsync(string id, string reason, CancellationToken cancellationToken) => ActAsync(async who =>
    {
        await edits.SetPausedAsync(id, false, who, reason, cancellationToken);
        TempData["Done"] = $"{id} goes on with its next due time. What fell due meanwhile is made up with “Backfill”.";
        return null;
    });

    private ReportPeriod PeriodOf(JobSchedule schedule, string? asked, string field) => !string.IsNullOrWhiteSpace(asked)
        ? schedules.PeriodFor(schedule, asked)
        : throw new InputException($"{field}: a period is needed, such as {schedules.PeriodFor(schedule, null)}.");

    private static string Address(long run) => $"/schedules/runs/{run}";

    /// <summary>Does what an operator asked for, and goes where it shows; what is refused is said on this page.</summary>
    private async Task<IActionResult> ActAsync(Func<string, Task<string?>> act)
    {
        if (!User.MayOperate())
            return Forbid();
        try
        {
            if (await act(User.Identity!.Name!) is { } address)
                return Redirect(address);
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return RedirectToPage();
    }
}
