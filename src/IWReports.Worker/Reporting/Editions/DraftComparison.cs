using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>Whether a draft says what an edition says: its words, or its figures where another program chose the words.</summary>
internal static class DraftComparison
{
    public static async Task<bool> IsSameAsync(NpgsqlConnection connection, long edition, Draft draft, CancellationToken cancellationToken)
    {
        // Both as the database writes them, so that the same number reads the same.
        var row = await connection.RowAsync<Row>(
            """
            select e.model::text as model, drafted.model::text as drafted, e.state,
                coalesce(e.model ->> 'program' <> drafted.model ->> 'program', true)
                    and exists (select from edition_figure f join unnest($3) as now (kpi) using (kpi) where f.edition_id = e.id)
                    as other_words,
                exists (select from edition_figure f join unnest($3, $4) as now (kpi, value) using (kpi)
                    where f.edition_id = e.id and f.value is distinct from now.value) as other_figures
            from edition e, (select $2::jsonb as model) drafted where e.id = $1
            """,
            cancellationToken, edition, FrozenModel.Json(draft.Model), draft.Figures.Select(figure => figure.Kpi.Id).ToArray(),
            draft.Figures.Select(figure => figure.Value).ToArray());
        if (row is null)
            return false;
        // A report without figures, a letter, is its words.
        return row.OtherWords
            ? !row.OtherFigures && draft.Model.IsPartial == (row.State == EditionState.Partial.Word())
            : FrozenModel.SaysTheSame(row.Model, row.Drafted);
    }

    private sealed record Row
    {
        public required string Model { get; init; }

        public required string Drafted { get; init; }

        public required string State { get; init; }

        /// <summary>Whether another program chose the words, and the figures are known apart.</summary>
        public bool OtherWords { get; init; }

        public bool OtherFigures { get; init; }
    }
}
