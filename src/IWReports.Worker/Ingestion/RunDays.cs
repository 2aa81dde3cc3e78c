using System.Globalization;
using IWReports.Worker.Database;
using Npgsql;
using NpgsqlTypes;

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
        await using var command = connection.Command(
            "update ingest_run set rows_of = $2, partly_read = $3, first_day = $4, last_day = $5 where id = $1", run, kind, isPartlyRead);
        command.Parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = days.First, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = days.Last, NpgsqlDbType = NpgsqlDbType.Date });
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (isPartlyRead)
            counts.Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                    $"{counts.Rejected} of {counts.Read} rows were rejected, more than {ingestion.FinalRejectShare:P0}: ")
                + "figures of the days of this file are provisional until it is read with fewer (Ingestion:FinalRejectShare).");
    }

    /// <summary>The first and last day of staged rows; none where none could be read.</summary>
    /// <param name="sql">Selects both.</param>
    public static async Task<(DateOnly? First, DateOnly? Last)> OfAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.Value<DateOnly>(0), row.Value<DateOnly>(1));
    }
}
