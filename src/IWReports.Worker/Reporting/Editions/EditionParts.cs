using System.Text;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Rendering;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>
/// A figure that an edition stated and late data changed: as pages write it, when it was found, and the imports that may have done it.
/// </summary>
internal sealed record RestatedFigure(string Kpi, string Was, string Now, DateTimeOffset FoundAt, string Imports);

/// <summary>What the dashboard shows of an edition beside its parts as they are.</summary>
internal sealed class EditionParts(NpgsqlDataSource database, FrozenParts parts)
{
    /// <summary>What the edition said that is no longer so, each figure once as it is now, the latest found first.</summary>
    public async Task<IReadOnlyList<RestatedFigure>> RestatedAsync(long edition, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Restated>(
            """
            select kpi, (array_agg(was order by id))[1] as was, (array_agg(now order by id desc))[1] as now, max(found_at) as found_at,
                (select string_agg(format('%s (%s)', run.id, regexp_replace(run.file_name, '^.*[/\\]', '')), ', ' order by run.id)
                    from ingest_run run
                    where run.id in (select unnest(of.runs) from restatement of where of.edition_id = $1 and of.kpi = one.kpi)) as imports
            from restatement one where edition_id = $1 group by kpi order by max(id) desc
            """, cancellationToken, edition);
        return [.. rows.Select(row =>
        {
            var kpi = KpiCatalog.Find(row.Kpi);
            var unit = kpi?.Unit ?? Unit.Count;
            return new RestatedFigure(kpi?.Name ?? row.Kpi, KpiText.Value(row.Was, unit),
                row.Now is { } now ? KpiText.Value(now, unit) : "not measured", row.FoundAt,
                row.Imports ?? "none: a mapping, a setting or the program changed");
        })];
    }

    /// <summary>The HTML with its charts inside: a sandboxed frame may fetch nothing.</summary>
    public async Task<string?> PreviewAsync(long edition, CancellationToken cancellationToken)
    {
        if (await parts.FindAsync(edition, Edition.Html, cancellationToken) is not { } html)
            return null;
        var text = Encoding.UTF8.GetString(html.Content);
        var pictures = new Dictionary<string, string>();
        foreach (var chart in ContentIds.Charts(text))
        {
            if (await parts.FindAsync(edition, $"{chart}.png", cancellationToken) is { } picture)
                pictures[chart] = $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content)}";
        }

        return ContentIds.Replace(text, pictures.GetValueOrDefault);
    }

    private sealed record Restated
    {
        public required string Kpi { get; init; }

        public decimal Was { get; init; }

        public decimal? Now { get; init; }

        public DateTimeOffset FoundAt { get; init; }

        public string? Imports { get; init; }
    }
}
