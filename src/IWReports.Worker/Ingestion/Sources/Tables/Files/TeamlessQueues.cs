using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>Finds the queues of a file that no team has, for whoever looks at it before it counts.</summary>
internal static class TeamlessQueues
{
    private const int MaxNames = 8;

    /// <summary>Notes their names for whoever brought the file with a browser; nothing where every queue has its team.</summary>
    public static async Task NoteAsync(NpgsqlConnection connection, TableRequest request, CompanyOptions company, ImportCounts counts,
        CancellationToken cancellationToken)
    {
        if ((request.OnTrial || request.Who is not null)
            && await FindAsync(connection, request.Kind, company, cancellationToken) is { } teamless)
            counts.Notes.Add(teamless);
    }

    private static async Task<string?> FindAsync(
        NpgsqlConnection connection, TableKind kind, CompanyOptions company, CancellationToken cancellationToken)
    {
        if (!kind.OfTelephones || !kind.Columns.Any(column => column.Name == "queue"))
            return null;
        var queues = await connection.RowsAsync<string>(
            "select distinct queue from staged where queue <> '' order by 1", cancellationToken);
        var names = queues.Where(queue => company.TeamOf(queue) is null).ToList();
        return names.Count == 0 ? null
            : $"{(names.Count == 1 ? "The queue" : "The queues")} {DailyDigestText.List(names, MaxNames)} "
                + $"{(names.Count == 1 ? "has" : "have")} no team: such calls count for the company alone until the "
                + "page Data gives them one.";
    }
}
