using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Scheduling;

/// <summary>The night's work: read what is new, then measure what changed. A source that failed leaves the rest measured and the run partial.</summary>
internal static class NightlyRun
{
    public const string Id = "nightly";

    public static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var pulls = await services.GetRequiredService<IngestJob>().RunAsync([], context.Progress, cancellationToken);
        foreach (var pull in pulls)
        {
            context.Log($"{pull.Name}: {pull.Counts.Read} lines read, {pull.Counts.Inserted} new, {pull.Counts.Updated} changed, {pull.Counts.Rejected} rejected.");
            foreach (var note in pull.Notes)
                context.Log(note);
            if (pull.Failure is { } failure)
                context.Log($"{pull.Name} failed: {failure}");
        }

        // Figures mature as seen from today, whichever night is made up.
        var measured = await services.GetRequiredService<MeasureJob>().RunAsync(null, services.GetRequiredService<BusinessClock>().Today, context.Progress, cancellationToken);
        await services.GetRequiredService<FreshnessGate>().NoteAsync(pulls.Where(pull => pull.Failure is null).Select(pull => pull.Name), context.Period.To, cancellationToken);
        if (measured.Restated > 0)
            context.Log($"{measured.Restated} published figures are no longer so; \"iwreports kpis\" and the editions' pages mark them restated.");
        var summary = $"{pulls.Count} sources pulled, {measured.Days} days measured.";
        var failed = pulls.Count(pull => pull.Failure is not null);
        var rejected = pulls.Sum(pull => pull.Counts.Rejected);
        return failed + rejected > 0
            ? JobOutcome.Partial($"{summary} {failed} sources failed, {rejected} lines rejected.")
            : JobOutcome.Succeeded(summary);
    }
}
