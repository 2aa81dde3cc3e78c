using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using Npgsql;
using NpgsqlTypes;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>
/// Keeps editions: what was said once stays as it was. The model decides whether a report says something new;
/// neither a template edited since nor a mark on a figure that is the same makes a correction out of a report that stands.
/// </summary>
internal sealed class EditionStore(NpgsqlDataSource database)
{
    private const string Columns = "id, report, period, scope, revision, state, subject";

    private readonly FrozenParts _parts = new(database);

    /// <summary>
    /// Freezes a rendered report: the latest revision when it says the same, else the next one, whole or not at all. A later revision must
    /// be rendered with <see cref="ReportModel.Corrected"/> set.
    /// </summary>
    public async Task<Edition> SaveAsync(string report, ReportPeriod period, Draft draft, RenderedReport rendered,
        string definitionsVersion, CancellationToken cancellationToken)
    {
        var (scope, model, dataTo) = (draft.Scope, draft.Model, draft.DataTo);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two workers may finish the same report at once; the second must see the first one's revision.
        await using (var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection))
        {
            hold.Parameters.AddWithValue($"edition/{report}/{period}/{scope}");
            await hold.ExecuteNonQueryAsync(cancellationToken);
        }

        var latest = await FindAsync(connection, report, period, scope, cancellationToken);
        if (latest is not null && await SaysAsync(connection, latest.Id, draft, cancellationToken))
            return latest;
        if (latest is not null && !model.Corrected)
            throw new InvalidOperationException($"{report} {period} {scope} has revision {latest.Revision}, which says something else: "
                + $"render the new one with Corrected set.");

        var state = rendered.IsPartial || model.IsPartial ? EditionState.Partial : EditionState.Complete;
        await using var insert = new NpgsqlCommand(
            $"""
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version, data_to)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning {Columns}
            """, connection);
        insert.Parameters.AddWithValue(report);
        insert.Parameters.AddWithValue(period.ToString());
        insert.Parameters.AddWithValue(scope);
        insert.Parameters.AddWithValue((latest?.Revision ?? 0) + 1);
        insert.Parameters.AddWithValue(state.Word());
        insert.Parameters.AddWithValue(rendered.Subject);
        insert.Parameters.Add(FrozenModel.Parameter(model));
        insert.Parameters.AddWithValue(rendered.TemplateVersion);
        insert.Parameters.AddWithValue(definitionsVersion);
        insert.Parameters.Add(new NpgsqlParameter { Value = (object?)dataTo?.ToUniversalTime() ?? DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var edition = (await ReadAsync(insert, cancellationToken))!;
        foreach (var (name, mediaType, content) in Parts(rendered))
            await AddPartAsync(connection, edition.Id, name, mediaType, content, cancellationToken);
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

    /// <summary>Whether an edition says what this draft says: its words, or its figures where another program chose the words.</summary>
    public async Task<bool> SaysAsync(long editionId, Draft draft, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await SaysAsync(connection, editionId, draft, cancellationToken);
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

    private static IEnumerable<(string Name, string MediaType, byte[] Content)> Parts(RenderedReport rendered)
    {
        yield return (Edition.Html, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(rendered.Html));
        yield return (Edition.Text, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(rendered.Text));
        yield return (Edition.Pdf, "application/pdf", rendered.Pdf);
        if (rendered.Workbook.Length > 0)
            yield return (Edition.Workbook, Edition.WorkbookType, rendered.Workbook);
        foreach (var chart in rendered.Charts)
        {
            yield return ($"{chart.Id}.svg", "image/svg+xml", Encoding.UTF8.GetBytes(chart.Svg));
            yield return ($"{chart.Id}.png", "image/png", chart.Png);
        }
    }

    private static async Task AddPartAsync(NpgsqlConnection connection, long edition, string name, string mediaType, byte[] content,
        CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(
            "insert into edition_part (edition_id, name, media_type, content, sha256) values ($1, $2, $3, $4, $5)", connection);
        insert.Parameters.AddWithValue(edition);
        insert.Parameters.AddWithValue(name);
        insert.Parameters.AddWithValue(mediaType);
        insert.Parameters.AddWithValue(content);
        insert.Parameters.AddWithValue(FrozenBytes.Hash(content));
        await insert.ExecuteNonQueryAsync(cancellationToken);
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

    private static async Task<Edition?> FindAsync(NpgsqlConnection connection, string report, ReportPeriod period, string scope,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select {Columns} from edition where report = $1 and period = $2 and scope = $3 order by revision desc limit 1", connection);
        command.Parameters.AddWithValue(report);
        command.Parameters.AddWithValue(period.ToString());
        command.Parameters.AddWithValue(scope);
        return await ReadAsync(command, cancellationToken);
    }

    private static async Task<bool> SaysAsync(NpgsqlConnection connection, long edition, Draft draft, CancellationToken cancellationToken)
    {
        // Both as the database writes them, so that the same number reads the same.
        await using var command = new NpgsqlCommand(
            """
            select e.model::text, drafted.model::text, e.state, coalesce(e.model ->> 'program' <> drafted.model ->> 'program', true)
                    and exists (select from edition_figure f join unnest($3) as now (kpi) using (kpi) where f.edition_id = e.id),
                exists (select from edition_figure f join unnest($3, $4) as now (kpi, value) using (kpi)
                    where f.edition_id = e.id and f.value is distinct from now.value)
            from edition e, (select $2::jsonb as model) drafted where e.id = $1
            """, connection);
        command.Parameters.AddWithValue(edition);
        command.Parameters.Add(FrozenModel.Parameter(draft.Model));
        command.Parameters.AddWithValue(draft.Figures.Select(figure => figure.Kpi.Id).ToArray());
        command.Parameters.AddWithValue(draft.Figures.Select(figure => figure.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return false;
        // A report without figures, a letter, is its words.
        return reader.GetBoolean(3)
            ? !reader.GetBoolean(4) && draft.Model.IsPartial == (reader.GetString(2) == EditionState.Partial.Word())
            : FrozenModel.SaysTheSame(reader.GetString(0), reader.GetString(1));
    }

    private static async Task<Edition?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4),
                EnumWords.Parse<EditionState>(reader.GetString(5)), reader.GetString(6))
            : null;
    }
}
