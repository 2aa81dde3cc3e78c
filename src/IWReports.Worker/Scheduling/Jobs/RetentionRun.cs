using IWReports.Core.Calendar;
using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>Removes what has been kept long enough.</summary>
internal static class RetentionRun
{
    public static Job Job { get; } = new(
        "retention", "Remove what has been kept long enough", DuePeriod.Yesterday, RunAsync) { Title = "Retention" };

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var removed = await services.GetRequiredService<RetentionJob>().RunAsync("schedule", cancellationToken);
        foreach (var one in removed.Where(one => one.Rows > 0))
            context.Log($"{one.What}: {one.Rows} removed.");
        return JobOutcome.Succeeded($"{Words.Count(removed.Sum(one => one.Rows), "row")} removed.");
    }
}
