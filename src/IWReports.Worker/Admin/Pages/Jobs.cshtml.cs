using IWReports.Worker.Housekeeping;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What runs when, what became of it last, and the hand on the lever: run, pause and resume, each with a reason.</summary>
internal sealed class JobsModel(Schedules schedules, RunRequests requests, AbsenceAlarm alarm, TimeProvider time) : PageModel
{
    public const int MissingShown = 5;

    public IReadOnlyList<ScheduleState> States { get; private set; } = [];

    public IReadOnlyList<MissingRun> Missing { get; private set; } = [];

    public DateTimeOffset? NextOf(ScheduleState state) =>
        state.Timetable.After(time.GetUtcNow()).Select(slot => (DateTimeOffset?)slot).FirstOrDefault();

    public string PeriodOf(ScheduleState state) => state.Timetable.PeriodAt(time.GetUtcNow(), state.Job.Period).ToString();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        States = await schedules.ListAsync(cancellationToken);
        Missing = await alarm.MissingAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRunAsync(string id, string? period, string reason, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        try
        {
            var run = await requests.QueueAsync(id, period, User.Identity!.Name!, reason, cancellationToken);
            return Redirect($"/runs/{run}");
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            return RedirectToPage();
        }
    }

    public Task<IActionResult> OnPostPauseAsync(string id, string reason, CancellationToken cancellationToken) => SetPausedAsync(id, true, reason, cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(string id, string reason, CancellationToken cancellationToken) => SetPausedAsync(id, false, reason, cancellationToken);

    private async Task<IActionResult> SetPausedAsync(string id, bool paused, string reason, CancellationToken cancellationToken)
    {
        if (!User.MayOperate())
            return Forbid();
        try
        {
            await schedules.SetPausedAsync(id, paused, User.Identity!.Name!, reason, cancellationToken);
            TempData["Done"] = paused ? $"{id} is paused: what falls due passes until somebody resumes it." : $"{id} goes on with its next due time. What fell due meanwhile is made up with: iwreports backfill {id}";
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
        }

        return RedirectToPage();
    }
}
