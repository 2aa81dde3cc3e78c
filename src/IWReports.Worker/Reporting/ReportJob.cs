using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Reporting;

/// <summary>
/// What a run of a report made: the editions frozen, the new deliveries planned for them, and a sentence on each that does not reach those
/// it is for.
/// </summary>
internal sealed record ReportResult(IReadOnlyList<Edition> Editions, int Planned, IReadOnlyList<string> Unreached)
{
    /// <summary>How many new deliveries wait for somebody's approval.</summary>
    public int Waiting { get; init; }

    /// <summary>Why an edition was not made, each a sentence.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];
}

/// <summary>
/// Turns a period into editions and planned deliveries. Safe to run again: the same data gives the same edition and plans nothing twice.
/// </summary>
internal sealed class ReportJob(IEnumerable<IReportSource> sources, Renderer renderer, EditionStore editions, PlanDeliveries plan,
    Definitions definitions)
{
    /// <summary>
    /// Makes a report's editions for a period; plans their deliveries when asked to. Errors: an unknown report or a period of the wrong
    /// kind.
    /// </summary>
    /// <param name="missing">What is known to be missing before anything is loaded, each a sentence.</param>
    /// <param name="asItIs">Whether a person wants it even where a chart could not be drawn.</param>
    public async Task<ReportResult> RunAsync(
        string report, ReportPeriod period, string? scope, bool deliver, bool asItIs, IReadOnlyList<string> missing,
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var kind = KindOf(report, period);
        if (deliver)
            CheckSent(kind);
        progress.Report(new($"{kind.Name} {period}: loading"));
        using var prepared = renderer.Prepare();
        var drafts = await SourceOf(kind).DraftAsync(period, scope, progress, cancellationToken);

        var results = new List<ReportResult>();
        foreach (var draft in drafts)
        {
            progress.Report(new($"{kind.Name} {period}, {draft.Scope}: rendering",
                (double)results.Sum(result => result.Editions.Count) / drafts.Count));
            var told = draft with { Model = draft.Model with { Missing = [.. missing, .. draft.Model.Missing] } };
            results.Add(await MakeAsync(kind, period, told, deliver, asItIs, cancellationToken));
        }

        progress.Report(new($"{kind.Name} {period}: done", 1));
        return new([.. results.SelectMany(result => result.Editions)], results.Sum(result => result.Planned),
            [.. results.SelectMany(result => result.Unreached)]) 
        {
            Waiting = results.Sum(result => result.Waiting),
            Held = [.. results.SelectMany(result => result.Held)],
        };
    }

    /// <summary>The drafts of a period with what they render to. No edition is stored; a month's analysis is, where it was due.</summary>
    public async Task<IReadOnlyList<(Draft Draft, RenderedReport Rendered)>> PreviewAsync(string report, ReportPeriod period,
        string? scope, CancellationToken cancellationToken)
    {
        var kind = KindOf(report, period);
        using var prepared = renderer.Prepare();
        var previews = new List<(Draft, RenderedReport)>();
        foreach (var draft in await SourceOf(kind).DraftAsync(period, scope, new Progress<Progress>(), cancellationToken))
            previews.Add((draft, await RenderAsync(kind, draft, cancellationToken)));
        return previews;
    }

    private async Task<ReportResult> MakeAsync(
        ReportKind kind, ReportPeriod period, Draft draft, bool deliver, bool asItIs, CancellationToken cancellationToken)
    {
        try
        {
            var (edition, rendered) = await FreezeAsync(kind, period, draft, asItIs, cancellationToken);
            if (edition is null)
                return new([], 0, []) { Held = rendered.Undrawn };
            return deliver ? await PlanAsync(edition, rendered, draft, cancellationToken) : new([edition], 0, []);
        }
        catch (DamagedException damaged)
        {
            // One edition's damage keeps nobody else's from going out.
            return new([], 0, [$"{kind.Name} {period} of {draft.Scope}: {damaged.Message}"]);
        }
    }

    private async Task<ReportResult> PlanAsync(
        Edition edition, RenderedReport rendered, Draft draft, CancellationToken cancellationToken)
    {
        var planned = await plan(edition, rendered, draft.Recipients, cancellationToken);
        var unreached = new List<string>();
        if (draft.NoReader is { } nobody)
            unreached.Add(nobody);
        if (planned.Refused > 0)
            unreached.Add($"{planned.Refused} of {draft.Recipients.Count} recipients of {draft.Scope} cannot get mail; \"iwreports "
                + $"deliveries --state rejected\" says why.");
        return new([edition], planned.New, unreached) { Waiting = planned.Waiting };
    }

    // What was said already is not rendered again: those who have not had it get the same bytes as those who had.
    // What is held is not frozen: the first that readers see must not be called a correction.
    private async Task<(Edition? Edition, RenderedReport Rendered)> FreezeAsync(
        ReportKind kind, ReportPeriod period, Draft draft, bool asItIs, CancellationToken cancellationToken)
    {
        var latest = await editions.FindAsync(kind.Id, period, draft.Scope, cancellationToken);
        if (latest is not null && await editions.SaysAsync(latest.Id, draft, cancellationToken))
            return (latest, await editions.RenderedAsync(latest, cancellationToken));

        var said = latest is null || !await editions.LeftAsync(latest, cancellationToken) ? draft
            : draft with { Model = draft.Model with { Corrected = true } };
        var rendered = await RenderAsync(kind, said, cancellationToken);
        if (kind.HeldUndrawn && !asItIs && rendered.Undrawn.Count > 0)
            return (null, rendered);
        // What could not be drawn is part of what was said: drawn later, the same figures make a new edition.
        said = said with { Model = said.Model with { Missing = [.. said.Model.Missing, .. rendered.Undrawn] } };
        var edition = await editions.SaveAsync(kind.Id, period, said, rendered, definitions.Version, cancellationToken);
        return (edition, edition.Id == latest?.Id ? await editions.RenderedAsync(edition, cancellationToken) : rendered);
    }

    private Task<RenderedReport> RenderAsync(ReportKind kind, Draft draft, CancellationToken cancellationToken) =>
        renderer.RenderAsync(kind.Id, draft.Model, draft.Sheets, cancellationToken);

    /// <summary>Refuses to send what a person finishes and hands over.</summary>
    public static void CheckSent(ReportKind? kind)
    {
        if (kind is { IsDraft: true })
            throw new InputException(kind.WhyNotSent);
    }

    private IReportSource SourceOf(ReportKind kind) => sources.Single(source => source.Report == kind.Id);

    private static ReportKind KindOf(string report, ReportPeriod period)
    {
        var kind = ReportCatalog.Find(report)
            ?? throw new InputException(
                $"There is no report \"{report}\". The reports are: {string.Join(", ", ReportCatalog.All.Select(one => one.Id))}.");
        return kind.Period switch
        {
            PeriodKind.Month when !period.IsMonth =>
                throw new InputException(
                $"The {kind.Name.ToLowerInvariant()} is made for a month, for example 2025-11; \"{period}\" is none."),
            PeriodKind.Week when !period.IsWeek =>
                throw new InputException(
                $"The {kind.Name.ToLowerInvariant()} is made for a week, for example 2025-W48; \"{period}\" is none."),
            PeriodKind.Day when !period.IsDay =>
                throw new InputException(
                $"The {kind.Name.ToLowerInvariant()} is made for a day, for example 2025-11-28; \"{period}\" is none."),
            PeriodKind.DayOrMonth when !period.IsDay && !period.IsMonth => throw new InputException(
                $"The {kind.Name.ToLowerInvariant()} is made for a month or a day, for example 2025-11 or 2025-11-28; \"{period}\" is "
                    + $"neither."),
            _ => kind,
        };
    }
}
