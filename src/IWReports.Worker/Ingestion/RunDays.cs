using System.Globalization;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>Keeps which days a run's rows spoke of, and whether so many were rejected that figures of these days are not final.</summary>
internal static class RunDays
{
    // Which days the rejected rows spoke of nobody knows: those from the first to the last of the rows that were read are taken for theirs.
    /// <param name="kind">What the rows are: a kind of table, or the source's own.</param>
    public static async Task NoteAsync(
        NpgsqlConnection connection, long run, string kind, (DateOnly? First, DateOnly? Last) days, ImportCounts counts,
        IngestionOptions ingestion,
        CancellationToken cancellationToken)
    {
        var isPartlyRead = counts.Rejected > ingestion.FinalRejectShare * counts.Read;
        await connection.ExecuteAsync("update ingest_run set rows_of = $2, partly_read = $3, first_day = $4, last_day = $5 where id = $1",
            cancellationToken, run, kind, isPartlyRead, days.First, days.Last);
        if (isPartlyRead)
            counts.Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                    $"{counts.Rejected} of {counts.Read} rows were rejected, more than {ingestion.FinalRejectShare:P0}: ")
                + "figures of the days of this file are provisional until it is read with fewer (Ingestion:FinalRejectShare).");
    }

    /// <summary>The first and last day of staged rows; none where none could be read.</summary>
    /// <param name="sql">Selects both, as first and last.</param>
    public static async Task<(DateOnly? First, DateOnly? Last)> OfAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        var row = (await connection.RowAsync<Row>(sql, cancellationToken, values))!;
        return (row.First, row.Last);
    }

    private sealed record Row
    {
        public DateOnly? First { get; init; }

        public DateOnly? Last { get; init; }
    }
}
