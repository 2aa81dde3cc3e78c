using System.Text;
using IWReports.Worker.Ingestion;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Which files of which site to import, the zone that decides on a call's day, and the files' encoding (none: UTF-8).</summary>
internal sealed record QueueLogRequest(IReadOnlyList<string> Files, TimeZoneInfo Zone, string Site = "main", Encoding? Encoding = null);

/// <summary>Reads whole queue_log files into a site's facts: all of them, or, when one cannot be used, none. Reading positions stay as they are.</summary>
internal sealed class QueueLogImport(NpgsqlDataSource database, QueueLogLoad load)
{
    public async Task<ImportCounts> RunAsync(QueueLogRequest request, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        foreach (var file in request.Files)
            SourceFile.Check(file);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = await load.BeginAsync(connection, request.Site, request.Zone, cancellationToken);
        var total = new ImportCounts { Details = { ["calls"] = 0, ["unknown_events"] = 0 } };
        foreach (var path in request.Files)
        {
            using var file = await SourceFile.OpenAsync(path, cancellationToken);
            try
            {
                total.Add(await ReadAsync(connection, source, request, file, progress, cancellationToken));
            }
            catch (InvalidDataException damaged)
            {
                throw new InputException($"{file.Name}: the gzip file is damaged or cut short ({damaged.Message}). Nothing was imported; copy the file again, or unpack what can be saved with zcat and import that.", damaged);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return total;
    }

    private async Task<ImportCounts> ReadAsync(NpgsqlConnection connection, short source, QueueLogRequest request, SourceFile file, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var lines = new LineReader(file.Content);
        if (await load.IdentityAsync(lines, cancellationToken) is { } identity)
            return await load.RunAsync(connection, source, request.Zone, new(file.Name, identity, lines, Whole: true, request.Encoding), counts => RefuseNonsense(counts, file.Name), progress, cancellationToken);
        if (lines.Position > 0)
            throw Nonsense(file.Name, $"{lines.Position} zero byte(s)");
        // An empty log says that nothing happened, which is no error.
        return new() { Notes = { $"{file.Name} is empty: nothing was read." } };
    }

    private static void RefuseNonsense(ImportCounts counts, string file)
    {
        if (counts.Rejected == counts.Read)
            throw Nonsense(file, $"{counts.Read} line(s), the first: {counts.Rejects[0].Reason}");
    }

    private static InputException Nonsense(string file, string found) =>
        new($"Nothing in {file} is a queue_log line ({found}). Expected: epoch|callid|queue|agent|event|…");
}
