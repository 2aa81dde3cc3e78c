using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>Which files of which site to import, and the zone that decides on a call's day.</summary>
internal sealed record ConnectRequest(IReadOnlyList<string> Files, TimeZoneInfo Zone, string Site);

/// <summary>Reads whole files of contact records into a site's facts: all of them, or, when one cannot be used, none.</summary>
internal sealed class ConnectImport(NpgsqlDataSource database, ConnectLoad load)
{
    public async Task<ImportCounts> RunAsync(ConnectRequest request, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        foreach (var path in request.Files)
            SourceFile.Check(path);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await load.BeginAsync(connection, request.Site, request.Zone, cancellationToken);
        var total = new ImportCounts();
        foreach (var path in request.Files)
        {
            using var file = await SourceFile.OpenAsync(path, cancellationToken);
            try
            {
                total.Add(await load.RunAsync(connection, source, request.Zone, (file.Name, file.Content, null),
                    (counts, _) => RefuseNonsense(counts, file.Name), progress, cancellationToken));
            }
            catch (InvalidDataException damaged)
            {
                throw new InputException(
                    $"{file.Name}: the gzip file is damaged or cut short ({damaged.Message}). Nothing was imported; copy the file again.",
                    damaged);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return total;
    }

    private static void RefuseNonsense(ImportCounts counts, string file)
    {
        if (counts.Rejected > 0 && counts.Rejected == counts.Read)
            throw new InputException($"{file}: not one of its {Words.Count(counts.Read, "record")} can be used (the first, line "
                + $"{counts.Rejects[0].Line}: {counts.Rejects[0].Reason}). Expected: contact records of Amazon Connect as JSON, one a "
                + $"line, run together or in an array. Nothing was imported.");
    }
}
