using IWReports.Core.Calendar;
using IWReports.Worker.Measurement.Analysis;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>A month's signals, trends, targets and causes, kept for reports and pages.</summary>
internal static class AnalyseRun
{
    public const string Id = "analyse";

    public static Job Job { get; } = new(Id, "Analyse a month", DuePeriod.PreviousMonth, RunAsync) { Title = "Analyse" };

    /// <summary>Of the months that a measuring left stale, and of the last complete one, each as a step of its own.</summary>
    public static async Task<IReadOnlyList<Step>> StepsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var latest = ReportPeriod.MonthOf(services.GetRequiredService<BusinessClock>().Today).AddMonths(-1);
        var stale = await services.GetRequiredService<AnalyseJob>().StaleAsync(latest, cancellationToken);
        return [.. stale.Select(month => new Step(Id, month.ToString(), month))];
    }

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<AnalyseJob>().RunAsync(context.Period, context.Progress, cancellationToken);
        return JobOutcome.Succeeded(found.Summary);
    }
}
