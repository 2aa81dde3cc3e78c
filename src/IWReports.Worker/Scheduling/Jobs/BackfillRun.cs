using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>A range of a schedule's periods, made up one by one and in order by one run, whose progress is theirs.</summary>
internal static class BackfillRun
{
    public const string Id = "backfill";

    /// <summary>Subject of a backfill that also runs what was done before.</summary>
    public const string Again = "again";

    public static Job Job { get; } = new(Id, "Make up a range of periods", DuePeriod.Today, RunAsync) { Title = "Backfill" };

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var done = await services.GetRequiredService<Backfill>().RunAsync(
            context.ScheduleId, context.Period, context.Period, context.Subject == Again, context.Progress, cancellationToken,
                "the end of its backfill");
        foreach (var step in done)
            context.Log($"{step.Period}: {(step.Run is { } run ? $"{run.State.Word()}, {run.Message}" : "done before.")}");
        var failed = done.Count(step => step.Run is { State: RunState.Failed or RunState.Cancelled });
        var summary =
            $"{done.Count(step => step.Run is not null) - failed} periods made up, {done.Count(step => step.Run is null)} done before.";
        return failed > 0 ? JobOutcome.Partial($"{summary} Stopped at {done[^1].Period}: {done[^1].Run!.Message}")
            : JobOutcome.Succeeded(summary);
    }
}
