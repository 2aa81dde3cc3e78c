using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What runs when, what became of it last, and which expected runs are missing.</summary>
internal sealed class SchedulesModel(Schedules schedules, AbsenceAlarm alarm, TimeProvider time) : PageModel
{
    public const int MissingShown = 5;

    public IReadOnlyList<ScheduleState> States { get; private set; } = [];

    public IReadOnlyList<MissingRun> Missing { get; private set; } = [];

    public DateTimeOffset? NextOf(ScheduleState state) => state.NextAfter(time.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        States = await schedules.ListAsync(cancellationToken);
        Missing = await alarm.MissingAsync(cancellationToken);
    }
}
