using System.Text;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Which files of which site to import, the zone that decides on a call's day, and the files' encoding (none: UTF-8).</summary>
internal sealed record QueueLogRequest(IReadOnlyList<string> Files, TimeZoneInfo Zone, string Site = "main", Encoding? Encoding = null)
{
    /// <summary>The times of a table's export are GMT, and not the zone's.</summary>
    public bool Gmt { get; init; }

    /// <summary>Which one the hour is that the clocks repeat in autumn, where an export has wall time.</summary>
    public RepeatedHour RepeatedHour { get; init; }
}

/// <summary>Reads whole queue_log files, or exports of its table, into a site's facts: all of them or none.</summary>
internal sealed class QueueLogImport(NpgsqlDataSource database, QueueLogLoad load)
{
    // More than any header.
    private const int Peeked = 64 * 1024;

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
            // Whether a file is the one that its first line makes it seem shows when it was read.
            total.Add(await ReadAsync(connection, source, request, path, anew: false, progress, cancellationToken)
                ?? (await ReadAsync(connection, source, request, path, anew: true, progress, cancellationToken))!);
        }

        await transaction.CommitAsync(cancellationToken);
        return total;
    }

    private async Task<ImportCounts?> ReadAsync(NpgsqlConnection connection, short source, QueueLogRequest request, string path, bool anew,
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        using var file = await SourceFile.OpenAsync(path, cancellationToken);
        try
        {
            return await ReadAsync(connection, source, request, file, anew || !file.CanBeReadAgain, progress, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            throw new InputException($"{file.Name}: the gzip file is damaged or cut short ({damaged.Message}). Nothing was imported; "
                + $"copy the file again, or unpack what can be saved with zcat and import that.", damaged);
        }
    }

    private async Task<ImportCounts?> ReadAsync(NpgsqlConnection connection, short source, QueueLogRequest request, SourceFile file,
        bool anew,
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var start = await file.PeekAsync(Peeked, cancellationToken);
        FileSignature.Refuse(start, file.Name, QueueLogExport.Remedy);
        FileSignature.RefuseZip(start, file.Name, QueueLogExport.Remedy);
        var encoding = start is [0xFF, 0xFE, ..] ? Encoding.Unicode : start is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : null;
        if (QueueLogExport.Of((encoding ?? Encoding.UTF8).GetString(start), file.Name) is { } export)
            return await ReadAsync(connection, source, request, file, export, encoding ?? request.Encoding, anew, progress,
                cancellationToken);
        if (encoding is not null)
            file.Decode(encoding);
        var lines = new LineReader(file.Content);
        if (await load.IdentityAsync(lines, cancellationToken) is { } identity)
            return await load.RunAsync(connection, source, request.Zone,
                new(file.Name, identity, lines, Whole: true, request.Encoding) { Anew = anew },
                counts => RefuseNonsense(counts, file.Name), progress, cancellationToken);
        if (lines.Position > 0)
            throw Nonsense(file.Name, $"{Words.Count(lines.Position, "zero byte")}");
        // An empty log says that nothing happened, which is no error.
        return new() { Notes = { $"{file.Name} is empty: nothing was read." } };
    }

    private async Task<ImportCounts?> ReadAsync(NpgsqlConnection connection, short source, QueueLogRequest request, SourceFile file,
        QueueLogExport export, Encoding? encoding, bool anew, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (encoding is not null)
            file.Decode(encoding);
        var row = new QueueLogTableRow(request.Gmt ? TimeZoneInfo.Utc : request.Zone, request.RepeatedHour, "give --gmt",
            "give --repeated-hour First or Second");
        var lines = await QueueLogExportLines.OpenAsync(new LineReader(file.Content), export, row, cancellationToken);
        if (lines.First.IsEmpty)
            return new() { Notes = { $"{file.Name} has a header and no rows: nothing was read." } };
        return await load.RunAsync(connection, source, request.Zone,
            new(file.Name, load.Identity(lines), lines, Whole: true) { Anew = anew },
            counts => RefuseNonsense(counts, file.Name), progress, cancellationToken);
    }

    private static void RefuseNonsense(ImportCounts counts, string file)
    {
        if (counts.Read == 0)
            throw Nonsense(file, "blank lines only");
        if (counts.Rejected == counts.Read)
            throw Nonsense(file, $"{Words.Count(counts.Read, "line")}, the first: {counts.Rejects[0].Reason}");
    }

    private static InputException Nonsense(string file, string found) =>
        new($"Nothing in {file} is a queue_log line ({found}). Expected: epoch|callid|queue|agent|event|…, or an export of the table "
            + $"queue_log with its header.");
}
