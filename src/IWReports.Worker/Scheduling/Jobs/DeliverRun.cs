using IWReports.Core.Calendar;
using IWReports.Worker.Delivery;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>Sends what is due: handed on by a report's run, and coming round for later attempts.</summary>
internal static class DeliverRun
{
    public const string Id = "deliver";

    public static Job Job { get; } = new(Id, "Deliver what is due", DuePeriod.Today, RunAsync) { Title = "Deliver" };

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<DeliverJob>().RunAsync(context.Progress, cancellationToken);
        var summary = $"{result.Sent} sent, {result.Rejected} rejected, {result.Unknown} unknown, {result.Held} held.";
        return result switch
        {
            { Down: { } down } => JobOutcome.Partial($"{summary} Nothing more is taken now, {result.Pending} wait: {down}"),
            { Rejected: > 0 } or { Unknown: > 0 } or { Held: > 0 } => JobOutcome.Partial(summary),
            { Sent: > 0 } => JobOutcome.Succeeded(summary),
            _ => JobOutcome.Idle,
        };
    }
}
