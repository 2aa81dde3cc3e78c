using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>The KPIs of the days that changed, and of those that had not settled when last seen.</summary>
internal static class MeasureRun
{
    public const string Id = "measure";

    public static Job Job { get; } = new(Id, "Measure what changed", DuePeriod.Yesterday, RunAsync) { Title = "Measure" };

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        // Figures mature as seen from today, whichever night is made up.
        var today = services.GetRequiredService<BusinessClock>().Today;
        var measured = await services.GetRequiredService<MeasureJob>().RunAsync(null, today, context.Progress, cancellationToken);
        if (measured.Restated > 0)
            context.Log(
                $"{measured.Restated} published figures are no longer so; \"iwreports kpis\" and the editions' pages mark them restated.");
        var message = measured.Days == 0 ? "Nothing changed: every day is measured already."
            : $"{Words.Count(measured.Days, "day")} measured.";
        return JobOutcome.Succeeded(message) with { Next = await AnalyseRun.StepsAsync(services, cancellationToken) };
    }
}
