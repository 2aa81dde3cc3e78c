using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What is seen of a source's calls, by itself and by the tables of its site.</summary>
internal sealed record SeenSource(string Name, IReadOnlyList<string> Sees);

/// <summary>The checks, the workers that share the schedules, and what each source of calls sees.</summary>
internal sealed class HealthModel(HealthCheckService checks, Workers workers, NpgsqlDataSource database,
    UnmappedReader unmapped, DaysOfOtherSettings otherSettings) : PageModel
{
    public HealthReport Report { get; private set; } = null!;

    public IReadOnlyList<WorkerSeen> Workers { get; private set; } = [];

    public IReadOnlyList<SeenSource> Sources { get; private set; } = [];

    /// <summary>Whose calls are in no team's figures, and officers of whom only work or only presence is known.</summary>
    public IReadOnlyList<string> Unmapped { get; private set; } = [];

    /// <summary>Days measured by other settings or formulas than today's; null where there are none.</summary>
    public string? OtherSettings { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Report = await checks.CheckHealthAsync(cancellationToken);
        Workers = workers.List();
        Sources = await SourcesAsync(cancellationToken);
        Unmapped = await unmapped.SentencesAsync(await unmapped.LatelyAsync(cancellationToken), cancellationToken);
        OtherSettings = await otherSettings.SentenceAsync(DateOnly.MaxValue, cancellationToken);
    }

    private async Task<List<SeenSource>> SourcesAsync(CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            "select name, source_sight.sees from source join source_sight on source_id = id where cardinality(source.sees) > 0 or exists "
                + "(select from queue_entry where queue_entry.source_id = id) order by name", cancellationToken);
        return [.. rows.Select(row => new SeenSource(row.Name,
            [.. row.Sees.Select(word => EnumWords.Parse<Capabilities>(word)).Order().Select(KpiText.Capability)]))];
    }

    private sealed record Row
    {
        public required string Name { get; init; }

        public required string[] Sees { get; init; }
    }
}
