using IWReports.Core.Facts;
using IWReports.Core.Facts.AmazonConnect;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>
/// Loads one file of contact records: records to contacts, contacts to entries, and the books, all on the caller's transaction.
/// </summary>
internal sealed class ConnectLoad(CallerKey key, TimeProvider time, IOptions<SourcesOptions> sources, IOptions<PrivacyOptions> privacy,
    IOptions<IngestionOptions>? ingestion = null)
{
    public const string Kind = "connect";

    /// <summary>Contact records say how long a caller was on hold, not when it began; how long a telephone rang they do not say.</summary>
    public const Capabilities CanSee = Capabilities.Transfers | Capabilities.OnHold | Capabilities.WrapUp;

    private const int ContactsAtATime = 10_000;

    private readonly IngestionOptions _ingestion = ingestion?.Value ?? new();

    /// <summary>Starts a transaction's work on a source: waits for its turn, and makes sure of the key.</summary>
    public async Task<short> BeginAsync(NpgsqlConnection connection, string site, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await key.CheckAsync(connection, cancellationToken);
        return await RunStore.SourceAsync(connection, $"{Kind}:{site}", Kind, zone.Id, CanSee, cancellationToken);
    }

    /// <param name="mayPass">Looks at the counts, and at whether the file ends inside a record, before anything is kept; throws what must
    /// not.</param>
    public async Task<ImportCounts> RunAsync(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone,
        (string Name, Stream Content, int? Id) file, Action<ImportCounts, bool> mayPass, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        var counts = new ImportCounts();
        var cutOff = await new ConnectStage(connection, key, time.GetUtcNow(), _ingestion.Bounds(Kind, time.GetUtcNow()))
            .CopyAsync(file.Content, file.Name, counts, progress, cancellationToken);
        mayPass(counts, cutOff);
        await RefuseOtherSitesAsync(connection, sourceId, file.Name, cancellationToken);

        progress.Report(new($"{file.Name}: {counts.Read} records read, adding what is new"));
        await new ContactMerge(connection, sourceId).RunAsync(counts, cancellationToken);
        if (counts.Inserted + counts.Updated > 0)
        {
            await RunStore.MarkStaleAsync(connection, await RebuildAsync(connection, sourceId, zone, sources.Value, cancellationToken),
                cancellationToken);
            await CallBackNumbers.KeepAsync(connection, sourceId, ConnectStage.Table, privacy.Value.CallBackDays, cancellationToken);
        }

        var run = await RunStore.SaveAsync(connection, sourceId, file.Id, file.Name, 0, 0, counts, cancellationToken);
        await RunStore.QuarantineAsync(connection, run, ConnectStage.Table, cancellationToken);
        var days = await RunDays.OfAsync(
            connection,
            """
            select (min(at) at time zone $1)::date as first, (max(at) at time zone $1)::date as last
            from (select coalesce((contact ->> 'EnqueuedAt')::timestamptz, (contact ->> 'InitiatedAt')::timestamptz, updated_at) as at
                from contact_record) told
            """, cancellationToken, zone.Id);
        await RunDays.NoteAsync(connection, run, Kind, days, counts, _ingestion, cancellationToken);
        return counts;
    }

    /// <summary>Puts the touched calls together anew; returns the local days, old and new, whose entries changed.</summary>
    public static async Task<IReadOnlyCollection<DateOnly>> RebuildAsync(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone,
        SourcesOptions sources, CancellationToken cancellationToken)
    {
        var visits = new VisitTable(connection, sourceId, zone, sources);
        await visits.CreateAsync(cancellationToken);
        await AssembleAsync(connection, sourceId, visits, cancellationToken);
        return await visits.StoreAsync(cancellationToken);
    }

    // A contact's number is its own in all the world: one instance read as two sites, each of whose calls would count twice.
    private static async Task RefuseOtherSitesAsync(NpgsqlConnection connection, short sourceId, string file,
        CancellationToken cancellationToken)
    {
        if (await connection.RowAsync<SameContacts>(
            """
            select other.name as source, count(distinct l.contact_id) as contacts, min(l.contact_id) as example
            from source other join contact_record l on true join connect_contact c on c.source_id = other.id and c.contact_id = l.contact_id
            where other.id <> $1 and not exists (select from connect_contact own where own.source_id = $1 and own.contact_id = l.contact_id)
            group by other.name order by 2 desc, 1 limit 1
            """, cancellationToken, sourceId) is not { } same)
            return;
        var site = same.Source[(Kind.Length + 1)..];
        throw new InputException($"{file}: {same.Contacts} of its contacts are in the records of site {site} already (one of them: "
            + $"{same.Example}). Read as two sites, one instance's calls would count twice, so nothing of the file was kept. Read it "
            + $"as the site {site}: --site {site}, or the same name in Sources:Connect.");
    }

    private static async Task AssembleAsync(NpgsqlConnection connection, short sourceId, VisitTable visits,
        CancellationToken cancellationToken)
    {
        // A cursor, since entries are written between.
        await connection.ExecuteAsync(
            $"declare contact no scroll cursor for select c.contact::text from connect_contact c join touched_call t using (call_id) "
                + $"where c.source_id = {sourceId} order by c.call_id", cancellationToken);
        var call = new List<ConnectContact>();
        List<string> fetched;
        do
        {
            fetched = await connection.RowsAsync<string>($"fetch {ContactsAtATime} from contact", cancellationToken);
            var made = new List<(string, int, LoggedVisit)>();
            foreach (var contact in fetched.Select(ConnectStage.Contact))
            {
                if (call.Count > 0 && call[0].CallId != contact.CallId)
                    made.AddRange(Finish(call));
                call.Add(contact);
            }

            if (fetched.Count == 0)
                made.AddRange(Finish(call));
            await visits.WriteAsync(made, cancellationToken);
        }
        while (fetched.Count > 0);
        await connection.ExecuteAsync("close contact", cancellationToken);
    }

    private static List<(string Call, int Number, LoggedVisit Visit)> Finish(List<ConnectContact> call)
    {
        var visits = ContactAssembly.Visits(call).Select((visit, at) => (call[0].CallId, at + 1, visit)).ToList();
        call.Clear();
        return visits;
    }

    private sealed record SameContacts
    {
        public required string Source { get; init; }

        public long Contacts { get; init; }

        public required string Example { get; init; }
    }
}
