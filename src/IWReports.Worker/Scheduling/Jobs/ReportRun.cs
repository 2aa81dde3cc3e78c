using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>A report's run: makes its editions, plans their deliveries, and hands the sending on.</summary>
internal static class ReportRun
{
    public static Func<IServiceProvider, JobContext, CancellationToken, Task<JobOutcome>> Of(
        ReportKind report) => async (services, context, cancellationToken) =>
    {
        var gate = services.GetRequiredService<FreshnessGate>();
        var late = await gate.WaitAsync(report.Id, context, cancellationToken);
        // What is held is not even made: the first that readers see must not be called a correction.
        if (late.Count > 0 && gate.Of(report.Id).PastCutOff is PastCutOff.Hold)
            return JobOutcome.Partial($"Held, nothing was made: not all sources were read up to "
                + $"{context.Period.To:yyyy-MM-dd} ({string.Join(", ", late)}). Run it again once they are, or send it as it is: "
                + $"iwreports report send {report.Id} --period {context.Period}");

        var made = await services.GetRequiredService<ReportJob>()
            .RunAsync(report.Id, context.Period, null, deliver: true, asItIs: false, [.. late.Select(DataTo)], context.Progress,
                cancellationToken);
        foreach (var source in late)
            context.Log($"Went out without waiting any longer: {source}.");
        foreach (var edition in made.Editions)
            context.Log($"Edition {edition.Id}: {edition.Report} {edition.Period}, {edition.Scope}, revision {edition.Revision}, "
                + $"{edition.State.Word()}.");
        var summary = $"{Words.Count(made.Editions.Count, "edition")}, {Words.Count(made.Planned, "new delivery", "new deliveries")}"
            + (made.Waiting == 0 ? "." : $", {Words.Count(made.Waiting, "more waits", "more wait")} for approval.");
        foreach (var sentence in made.Unreached)
            context.Log(sentence);
        List<string> wrong = [.. made.Unreached];
        if (made.Held.Count > 0)
            wrong.Insert(0, $"Held: {string.Join(' ', made.Held)} Run it again once that is mended, or send it as it is: "
                + $"iwreports report send {report.Id} --period {context.Period}");
        if (made.Editions.Any(edition => edition.State is EditionState.Partial))
            wrong.Insert(0, "Not every part could be made.");
        var outcome = wrong.Count > 0 ? JobOutcome.Partial($"{summary} {string.Join(' ', wrong)}") : JobOutcome.Succeeded(summary);
        return made.Planned > 0 ? outcome with { Next = [new(DeliverRun.Id, "", context.Period)] } : outcome;
    };

    private static string DataTo(LateSource source) => source.Through is { } day
        ? $"Data to {DateText.Whole(day)} only from {source.Name}: it had not been read further when this was made."
        : $"No data from {source.Name}: it had not been read when this was made.";
}
