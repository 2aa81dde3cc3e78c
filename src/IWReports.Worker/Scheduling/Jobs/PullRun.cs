using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>One source, read on from where it ended. What it brought is noted, so that reports know how far it goes.</summary>
internal static class PullRun
{
    public const string Id = "pull";

    public static Job Job { get; } = new(Id, "Pull a source", DuePeriod.Yesterday, RunAsync) { Title = "Pull" };

    private static async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var pull = (await services.GetRequiredService<IngestJob>().RunAsync([context.Subject], context.Progress, cancellationToken))
            .Single();
        foreach (var note in pull.Notes)
            context.Log(note);
        if (pull.Failure is { } failure)
            throw new SourceFailedException(failure);
        // How far it goes: a day that waits to be measured does not count yet, whatever is noted here.
        await services.GetRequiredService<FreshnessGate>().NoteAsync([pull.Name], context.Period.To, cancellationToken);
        if (pull.Counts.Read == 0)
            return JobOutcome.Succeeded("Nothing new: it was read to its end before.");
        var read = $"{Words.Count(pull.Counts.Read, "line")} read, {pull.Counts.Inserted} new, {pull.Counts.Updated} changed, "
            + $"{pull.Counts.Rejected} rejected.";
        return pull.Counts.Rejected > 0 ? JobOutcome.Partial(read) : JobOutcome.Succeeded(read);
    }
}

/// <summary>A source could not be read; it is tried again.</summary>
internal sealed class SourceFailedException(string reason) : Exception(reason);
