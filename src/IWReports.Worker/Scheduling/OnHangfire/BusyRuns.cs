using Hangfire.Common;
using Hangfire.States;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>
/// A run that must wait for another of its kind is no failure: its job comes back after a moment, and no worker waits
/// meanwhile.
/// </summary>
internal sealed class BusyRuns : JobFilterAttribute, IElectStateFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Before the retries, which would count it.
    public BusyRuns() => Order = 1;

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState { Exception: BusyException busy })
            context.CandidateState = new ScheduledState(Pause) { Reason = busy.Message };
    }
}
