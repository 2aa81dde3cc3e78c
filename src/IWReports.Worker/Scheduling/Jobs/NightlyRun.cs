using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using Npgsql;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>
/// The night's work, handed on step by step: every source is pulled, side by side; then what changed is measured; then each
/// month that this touched is analysed.
/// </summary>
internal static class NightlyRun
{
    public const string Id = "nightly";

    public static Job Job { get; } = new(Id, "Pull the sources, measure and analyse what changed", DuePeriod.Yesterday,
        RunAsync) { Title = "Nightly run", AfterSteps = AfterSteps };

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        await Months.MakeAheadAsync(services.GetRequiredService<NpgsqlDataSource>(), context.Period.To, cancellationToken);
        List<Step> pulls = [.. services.GetRequiredService<IngestJob>().Names.Select(source =>
            new Step(PullRun.Id, source, context.Period))];
        return pulls.Count == 0
            ? JobOutcome.Waiting("No source is configured; measuring what was imported.", MeasureOf(context.Period))
            : JobOutcome.Waiting($"Pulling {Sources(pulls.Count)}.", pulls);
    }

    /// <summary>A source that failed leaves the rest measured and the run partial.</summary>
    internal static JobOutcome AfterSteps(ReportPeriod period, IReadOnlyList<JobRun> steps)
    {
        var pulls = steps.Where(step => step.Job == PullRun.Id).ToList();
        // A source that was pulled again has its days measured again.
        if (steps.LastOrDefault(step => step.Job == MeasureRun.Id) is not { } measured
            || pulls.Exists(pull => pull.QueuedAt > measured.QueuedAt))
            return JobOutcome.Waiting("Measuring what changed.", MeasureOf(period));
        var wrong = steps.Where(step => step.State is not RunState.Succeeded).ToList();
        var message = string.Join(' ',
            [$"{Sources(pulls.Count)} pulled.", measured.Message ?? "", .. Analysed(steps),
                .. wrong.Where(step => step != measured).Select(step => $"{Name(step)} {step.State.Word()}: {step.Message}")]);
        return measured.State is RunState.Failed or RunState.Cancelled ? JobOutcome.Failed(message)
            : wrong.Count > 0 ? JobOutcome.Partial(message) : JobOutcome.Succeeded(message);
    }

    private static IEnumerable<string> Analysed(
        IEnumerable<JobRun> steps) => steps.Count(step => step.Job == AnalyseRun.Id && step.State is RunState.Succeeded) switch
    {
        0 => [],
        var months => [$"{Words.Count(months, "month")} analysed."],
    };

    private static Step MeasureOf(ReportPeriod period) => new(MeasureRun.Id, "", period);

    private static string Sources(int count) => count == 1 ? "1 source" : $"{count} sources";

    private static string Name(JobRun step) => $"{step.Job} {step.Subject}".TrimEnd();
}
