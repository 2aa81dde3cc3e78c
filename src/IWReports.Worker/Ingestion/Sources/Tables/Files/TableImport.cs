using System.Globalization;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>
/// Reads a whole table file into the facts, in one transaction: staged by COPY, merged by natural key, with its run, rejects and touched
/// days. Reading it again changes nothing.
/// </summary>
internal sealed class TableImport(NpgsqlDataSource database, CallerKey callers, TimeProvider time, IOptions<CompanyOptions> company,
    IOptions<IngestionOptions> ingestion)
{
    public const string SourceKind = "table";
    private const int ProgressEvery = 50_000;

    public async Task<TableImported> RunAsync(TableRequest request, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var (kind, path, map) = (request.Kind, request.Path, request.Map);
        var zone = request.Zone is { } asked ? Zones.Find(asked, "--zone")
            : map.Zone is { } mapped ? Zones.Find(mapped, $"{map.Name}: zone")
            : Zones.Find(company.Value.Zone, "Company:Zone");
        var counts = new ImportCounts();
        await using var file = await TableFile.OpenAsync(path, kind, map, cancellationToken);
        await using var joined = await JoinedFile.OpenAsync(kind, map, cancellationToken);
        var binding = Bind(kind, map, file, joined?.Header);
        var records = joined is null ? null : await joined.JoinAsync(file, binding, ingestion.Value, cancellationToken);
        counts.Notes.AddRange(file.Notes);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (request.OnTrial)
            await connection.ExecuteAsync(TableRequest.TrialLimits, cancellationToken);
        var name = await SourceAsync(connection, request, zone, counts, cancellationToken);
        var source = await RunStore.SourceAsync(connection, name, SourceKind, zone.Id, kind.CanSee, cancellationToken);
        foreach (var gone in await KnownColumns.VanishedAsync(connection, source, binding, cancellationToken))
            counts.Notes.Add($"{file.Name} has no column \"{gone}\", which {name} had before: it is unknown for the file's lines.");
        await StoreAsync(connection, source, records ?? (ITableRecords)file, binding, zone, callers, ingestion.Value, time.GetUtcNow(),
            counts, progress, cancellationToken);
        records?.Tell(counts);
        await TeamlessQueues.NoteAsync(connection, request, company.Value, counts, cancellationToken);
        if (request.Who is { } who)
            await Audit.WriteAsync(connection, who, $"{Path.GetFileName(path)} imported as {name}: {Words.Count(counts.Read, "line")}",
                null, cancellationToken);
        var days = await RunStore.MarkedAsync(connection, cancellationToken);
        if (!request.OnTrial)
            await transaction.CommitAsync(cancellationToken);
        return new(counts, [.. binding.Unread]) { Days = days };
    }

    /// <summary>Binds a file's columns; what is wrong with them is told together with where they were looked for.</summary>
    public static TableBinding Bind(TableKind kind, TableMap map, ITableFile file, IReadOnlyList<string>? joined)
    {
        try
        {
            var binding = new TableBinding(kind, map, file.Header, file.Name, joined);
            kind.Rows(binding);
            return binding;
        }
        catch (InputException wrong) when (file.Notes.Count > 0)
        {
            throw new InputException($"{wrong.Message} {string.Join(' ', file.Notes)}", wrong);
        }
    }

    /// <summary>Puts records of whatever source into the facts, with their run and rejects, on the caller's transaction.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, short source, ITableRecords records, TableBinding binding,
        TimeZoneInfo zone, CallerKey callers, IngestionOptions ingestion, DateTimeOffset now, ImportCounts counts,
        IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var kind = binding.Kind;
        var rows = kind.Rows(binding);
        if (kind.Columns.Any(column => (column.Type == CellType.Callers || column.Type == CellType.Caller)
            && binding.Of(column) is not null))
            await callers.CheckAsync(connection, cancellationToken);
        var staging = new Staging(connection, kind, source);
        await staging.CreateAsync(cancellationToken);
        records.Private = new(records.Header, binding);
        records.OneLine = binding.OneLine;
        await StageAsync(records, binding.Needed, new TableRecord(records, binding, zone, callers, ingestion, now), rows, staging, counts,
            progress, cancellationToken);
        if (counts.Rejected > 0 && counts.Rejected == counts.Read - counts.LeftOut)
            throw new InputException($"{records.Name}: none of its {Words.Count(counts.Read - counts.LeftOut, "line")} can be used, "
                + $"nothing was changed. Line {counts.Rejects[0].Line}: {counts.Rejects[0].Reason}.");

        if (counts.LeftOut > 0 && counts.Details.GetValueOrDefault(TotalsRow.Name) == counts.Read)
            throw new InputException($"{records.Name}: all of its {Words.Count(counts.Read, "line")} are without a day, or totals; "
                + $"nothing was changed. Name the column with the day in a map.");
        progress.Report(new("Merging"));
        await staging.ExecuteAsync($"analyze {Staging.Table}", cancellationToken);
        await SameRows.RefuseAsync(staging, records.Name, cancellationToken);
        await kind.Merge(staging, counts, cancellationToken);
        var run = await RunStore.SaveAsync(connection, source, null, records.Name, 0, records.Position, counts, cancellationToken);
        await RunStore.QuarantineAsync(connection, run, Staging.Table, cancellationToken);
        await NoteDaysAsync(staging, run, counts, ingestion, cancellationToken);
    }

    private static async Task NoteDaysAsync(Staging staging, long run, ImportCounts counts, IngestionOptions ingestion,
        CancellationToken cancellationToken)
    {
        var required = staging.Kind.Columns.Where(column => column.Required).SelectMany(column => column.Fields)
            .FirstOrDefault(field => field.Type == NpgsqlTypes.NpgsqlDbType.Date)?.Name;
        if ((required ?? (staging.Kind.Days is [var first, ..] ? first : null)) is { } day)
            await RunDays.NoteAsync(staging.Connection, run, staging.Kind.Name,
                await RunDays.OfAsync(staging.Connection, $"select min({day}) as first, max({day}) as last from staged", cancellationToken),
                counts, ingestion, cancellationToken);
    }

    /// <summary>
    /// The source's name: a file in another zone than the company's is a source of its own, unless the company's own was read in that zone
    /// before.
    /// </summary>
    private async Task<string> SourceAsync(NpgsqlConnection connection, TableRequest request, TimeZoneInfo zone, ImportCounts counts,
        CancellationToken cancellationToken)
    {
        var own = $"table:{request.Kind.Name}";
        if ((request.Site ?? (request.Kind.OfTelephones ? zone.Id : null)) is { } site)
            return $"{own}:{site}";
        if (zone.Id == company.Value.Zone || await connection.ScalarAsync<bool>(
            "select exists (select from source where name = $1 and zone = $2)", cancellationToken, own, zone.Id))
            return own;
        counts.Notes.Add($"{request.Kind.Name} in the zone {zone.Id}, where the company's is {company.Value.Zone}, are a source of their "
            + $"own: {own}:{zone.Id}. Tables of one zone or --site belong together.");
        return $"{own}:{zone.Id}";
    }

    /// <summary>Copies what can be read into the staging table and counts the records.</summary>
    private static async Task StageAsync(ITableRecords records, IReadOnlySet<int> needed, TableRecord record, Func<TableRecord,
        IReadOnlyList<object?[]>> rows, Staging staging, ImportCounts counts, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        long staged = 0, withoutValue = 0;
        await using var import = await staging.BeginAsync(cancellationToken);
        records.Needed = needed;
        records.Rejected = reject =>
        {
            counts.Reject(reject);
            staging.Write(import, reject);
        };
        while (await records.ReadAsync(cancellationToken))
        {
            try
            {
                if (staging.Kind.LeftOut?.Invoke(record) is { } name)
                    counts.LeaveOut(name);
                else if (await StageAsync(record, rows, staging, import, records.Line, cancellationToken))
                    staged++;
                else
                    withoutValue++;
            }
            catch (CellException wrong)
            {
                records.Reject(wrong.Message);
            }

            if ((staged + withoutValue + counts.Rejected + counts.LeftOut) % ProgressEvery == 0)
                progress.Report(new(string.Create(CultureInfo.InvariantCulture, $"Reading {records.Name}: line {records.Line:N0}")));
        }

        await import.CompleteAsync(cancellationToken);
        record.RefuseMixed();
        counts.Notes.AddRange(record.Notes);
        Count(counts, staged, withoutValue);
    }

    /// <summary>Whether a record has a value; one without says nothing yet.</summary>
    private static async Task<bool> StageAsync(TableRecord record, Func<TableRecord, IReadOnlyList<object?[]>> rows, Staging staging,
        NpgsqlBinaryImporter import, long line, CancellationToken cancellationToken)
    {
        staging.Kind.Check?.Invoke(record);
        var (made, hash) = (rows(record), record.Hash());
        foreach (var row in made)
            await staging.WriteAsync(import, line, hash, row, cancellationToken);
        return made.Count > 0;
    }

    private static void Count(ImportCounts counts, long staged, long withoutValue)
    {
        counts.Read = staged + withoutValue + counts.Rejected + counts.LeftOut;
        // A month whose count is not known yet is read, and changes nothing.
        counts.Unchanged = withoutValue;
        if (withoutValue > 0)
            counts.Details["without_value"] = withoutValue;
    }
}
