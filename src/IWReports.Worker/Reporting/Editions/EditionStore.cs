using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>
/// Keeps editions: what was said once stays as it was. The model decides whether a report says something new;
/// neither a template edited since nor a mark on a figure that is the same makes a correction out of a report that stands.
/// </summary>
internal sealed class EditionStore(NpgsqlDataSource database)
{
    private readonly FrozenParts _parts = new(database);

    /// <summary>
    /// Freezes a rendered report: the latest revision when it says the same, else the next one, whole or not at all. After one that left,
    /// the next must be rendered with <see cref="ReportModel.Corrected"/> set.
    /// </summary>
    public async Task<Edition> SaveAsync(string report, ReportPeriod period, Draft draft, RenderedReport rendered,
        string definitionsVersion, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two workers may finish the same report at once; the second must see the first one's revision.
        await connection.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended($1, 0))", cancellationToken,
            $"edition/{report}/{period}/{draft.Scope}");

        var latest = await FindAsync(connection, report, period, draft.Scope, cancellationToken);
        if (latest is not null && await DraftComparison.IsSameAsync(connection, latest.Id, draft, cancellationToken))
            return latest;
        if (latest is not null && !draft.Model.Corrected && await LeftAsync(connection, latest, cancellationToken))
            throw new InvalidOperationException($"{report} {period} {draft.Scope} has revision {latest.Revision}, which says something "
                + "else: render the new one with Corrected set.");

        var edition = await AddAsync(connection, report, period, (latest?.Revision ?? 0) + 1, draft, rendered, definitionsVersion,
            cancellationToken);
        await FrozenParts.AddAsync(connection, edition.Id, rendered, cancellationToken);
        await AddFiguresAsync(connection, edition.Id, period, draft, cancellationToken);
        await RecommendationStore.AddAsync(connection, edition.Id, draft.Recommendations, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return edition;
    }

    /// <summary>The latest revision; null when there is none.</summary>
    public async Task<Edition?> FindAsync(string report, ReportPeriod period, string scope, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, report, period, scope, cancellationToken);
    }

    /// <summary>Whether a revision up to this one went out to somebody, or may have.</summary>
    public async Task<bool> LeftAsync(Edition edition, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await LeftAsync(connection, edition, cancellationToken);
    }

    private static Task<bool> LeftAsync(NpgsqlConnection connection, Edition edition, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>(
            """
            select exists (select from delivery where report = $1 and period = $2 and scope = $3 and revision <= $4
                and state in ('pending', 'claimed', 'handing-off', 'sent', 'unknown'))
            """, cancellationToken, edition.Report, edition.Period, edition.Scope, edition.Revision);

    /// <summary>Whether an edition says what this draft says: its words, or its figures where another program chose the words.</summary>
    public async Task<bool> SaysAsync(long editionId, Draft draft, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await DraftComparison.IsSameAsync(connection, editionId, draft, cancellationToken);
    }

    /// <summary>The report as it was frozen, for those who are still to get it.</summary>
    public async Task<RenderedReport> RenderedAsync(Edition edition, CancellationToken cancellationToken)
    {
        var names = (await _parts.ListAsync(edition.Id, cancellationToken)).Select(part => part.Name).ToList();
        var charts = new List<RenderedChart>();
        foreach (var id in names.Where(name => name.EndsWith(".svg", StringComparison.Ordinal)).Select(name => name[..^".svg".Length]))
            charts.Add(new(id, "", await TextAsync($"{id}.svg"), await BytesAsync($"{id}.png"), 0, 0));
        return new(edition.Subject, await TextAsync(Edition.Html), await TextAsync(Edition.Text), await BytesAsync(Edition.Pdf), charts)
        {
            // Editions frozen before there were workbooks have none.
            Workbook = names.Contains(Edition.Workbook) ? await BytesAsync(Edition.Workbook) : [],
            IsPartial = edition.State is EditionState.Partial,
        };

        Task<byte[]> BytesAsync(string name) => _parts.ContentAsync(edition.Id, name, cancellationToken);
        async Task<string> TextAsync(string name) => Encoding.UTF8.GetString(await BytesAsync(name));
    }

    private static async Task<Edition> AddAsync(NpgsqlConnection connection, string report, ReportPeriod period, int revision,
        Draft draft, RenderedReport rendered, string definitionsVersion, CancellationToken cancellationToken)
    {
        var state = rendered.IsPartial || draft.Model.IsPartial ? EditionState.Partial : EditionState.Complete;
        return (await connection.RowAsync<Edition>(
            $"""
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version, data_to)
            values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10) returning {Edition.Columns}
            """,
            cancellationToken, report, period.ToString(), draft.Scope, revision, state.Word(), rendered.Subject,
            FrozenModel.Json(draft.Model), rendered.TemplateVersion, definitionsVersion, draft.DataTo?.ToUniversalTime()))!;
    }

    private static async Task AddFiguresAsync(NpgsqlConnection connection, long edition, ReportPeriod period, Draft draft,
        CancellationToken cancellationToken)
    {
        var known = draft.Figures.Where(figure => figure.Value is not null).ToList();
        await connection.ExecuteAsync(
            """
            insert into edition_figure (edition_id, kpi, scope_kind, scope_key, first_day, last_day, value, final)
            select $1, kpi, $2, $3, $4, $5, value, final from unnest($6, $7, $8) as figure (kpi, value, final)
            """,
            cancellationToken, edition, draft.About.Kind.Word(), draft.About.Key, period.From, period.To,
            known.Select(figure => figure.Kpi.Id).ToArray(), known.Select(figure => figure.Value!.Value).ToArray(),
                known.Select(figure => figure.State is KpiState.Final).ToArray());
    }

    private static Task<Edition?> FindAsync(NpgsqlConnection connection, string report, ReportPeriod period, string scope,
        CancellationToken cancellationToken) =>
        connection.RowAsync<Edition>(
            $"""
            select {Edition.Columns} from edition where report = $1 and period = $2 and scope = $3 order by revision desc limit 1
            """, cancellationToken, report, period.ToString(), scope);
}
