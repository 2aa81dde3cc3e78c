using Hangfire.Common;
using Hangfire.States;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>
/// What a person's Delete and Requeue in Hangfire mean for the run: it is cancelled, or run again as a new attempt. Written
/// down with who did it before Hangfire acts on it.
/// </summary>
internal sealed class PeoplesActs : JobFilterAttribute, IElectStateFilter
{
    private readonly IHttpContextAccessor _requests;
    private readonly Cancellation _cancellation;

    public PeoplesActs(IHttpContextAccessor requests, Cancellation cancellation)
    {
        (_requests, _cancellation) = (requests, cancellation);
        Order = 0;
    }

    public void OnStateElection(ElectStateContext context)
    {
        // The dashboard's own pages only: inside them its path is the base of all others.
        if (_requests.HttpContext is not { } page
            || !page.Request.PathBase.Value!.EndsWith(Registration.Path, StringComparison.OrdinalIgnoreCase)
            || context.CurrentState is null || RunOnJobPage.RunOf(context.BackgroundJob.Job) is not { } run)
            return;
        var who = page.User.Identity!.Name!;
        // Hangfire asks its filters in turn and waits for none.
        if (context.CandidateState is DeletedState)
            _cancellation.CancelAsync(run, who, "deleted in Hangfire", CancellationToken.None).GetAwaiter().GetResult();
        else if (context.CandidateState is EnqueuedState)
            _cancellation.RequeueAsync(run, who, CancellationToken.None).GetAwaiter().GetResult();
    }
}
