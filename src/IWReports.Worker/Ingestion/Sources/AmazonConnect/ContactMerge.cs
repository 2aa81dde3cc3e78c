using IWReports.Core.Facts.AmazonConnect;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>
/// Adds staged records to the contacts. Records are delivered at least once and corrected later: of one contact the latest holds,
/// whichever came first. Leaves the touched calls in a temporary table.
/// </summary>
internal sealed class ContactMerge(NpgsqlConnection connection, short sourceId)
{
    // Those of Amazon Connect that are no calls.
    private static readonly string[] Channels = ["CHAT", "TASK", "EMAIL"];

    public async Task RunAsync(ImportCounts counts, CancellationToken cancellationToken)
    {
        // Two versions of one second differ by their hash, so that the order they come in does not decide.
        await connection.ExecuteAsync(
            """
            drop table if exists contact_latest;
            drop table if exists touched_call;
            create temp table contact_latest (contact_id text collate "C", call_id text collate "C", updated_at timestamptz, hash uuid,
                use smallint, contact jsonb, known_call text collate "C", fate text) on commit drop;
            create temp table touched_call (call_id text collate "C") on commit drop
            """, cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into contact_latest
            select l.*, k.call_id, case when k.contact_id is null then 'new' when (l.updated_at, l.hash) > (k.updated_at,
                k.hash) then 'newer' when l.hash = k.hash and l.updated_at = k.updated_at then 'same' else 'older' end
            from (select distinct on (contact_id) * from contact_record order by contact_id, updated_at desc, hash desc) l
            left join connect_contact k on k.source_id = $1 and k.contact_id = l.contact_id
            """, cancellationToken, sourceId);
        await connection.ExecuteAsync(
            """
            insert into touched_call
            select call_id from contact_latest where fate in ('new', 'newer') union select known_call from contact_latest
                where fate = 'newer'
            """, cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into connect_contact (source_id, contact_id, call_id, updated_at, hash, contact)
            select $1, contact_id, call_id, updated_at, hash, contact from contact_latest where fate in ('new', 'newer')
            on conflict (source_id, contact_id) do update set (call_id, updated_at, hash, contact) = (excluded.call_id,
                excluded.updated_at, excluded.hash, excluded.contact)
            """, cancellationToken, sourceId);
        await CountAsync(counts, cancellationToken);
    }

    private async Task CountAsync(ImportCounts counts, CancellationToken cancellationToken)
    {
        var contacts = (await connection.RowAsync<Contacts>(
            """
            select count(*) filter (where fate = 'new') as inserted, count(*) filter (where fate = 'newer') as updated,
                count(*) filter (where fate = 'same') as unchanged,
                (select count(*) - count(distinct (contact_id, hash, updated_at)) from contact_record) as identical,
                count(distinct call_id) filter (where use = $1) as calls, count(*) filter (where use = $2) as not_queued,
                count(*) filter (where use = $3) as other_methods, count(*) filter (where use = $4) as other_channels,
                count(*) filter (where use = $5) as dropped
            from contact_latest
            """,
            cancellationToken, (short)ContactUse.Queued, (short)ContactUse.NotQueued, (short)ContactUse.OtherMethod,
            (short)ContactUse.OtherChannel, (short)ContactUse.Dropped))!;
        (counts.Inserted, counts.Updated, counts.Unchanged, counts.Identical) =
            (contacts.Inserted, contacts.Updated, contacts.Unchanged, contacts.Identical);
        // Another delivery in the same file, or an older version than the one that is known.
        counts.Duplicates = counts.Read - counts.Rejected - counts.Inserted - counts.Updated - counts.Unchanged;
        counts.Details["calls"] = contacts.Calls;
        counts.Details["not_queued"] = contacts.NotQueued;
        counts.Details["other_methods"] = contacts.OtherMethods;
        counts.Details["other_channels"] = contacts.OtherChannels;
        counts.Details["monitor_or_disconnect"] = contacts.Dropped;
        await NoteNamesAsync(counts, cancellationToken);
    }

    private async Task NoteNamesAsync(ImportCounts counts, CancellationToken cancellationToken)
    {
        foreach (var channel in await NamesAsync("OtherChannel", ContactUse.OtherChannel, cancellationToken))
        {
            counts.Details[$"channel {channel.Name}"] = channel.Contacts;
            if (!Channels.Contains(channel.Name))
                counts.Notes.Add(Beside(channel.Contacts, "contact", "came by",
                    channel.Name == "none" ? "no Channel" : $"the Channel \"{channel.Name}\""));
        }

        // A method that Amazon added since may be a customer's: it is never left outside the calls offered in silence.
        foreach (var method in await NamesAsync("UnknownMethod", ContactUse.OtherMethod, cancellationToken))
        {
            counts.Details[$"unknown_method {method.Name}"] = method.Contacts;
            counts.Notes.Add(Beside(method.Contacts, "voice contact", "began by",
                method.Name == "none" ? "no InitiationMethod" : $"the InitiationMethod \"{method.Name}\""));
        }
    }

    private static string Beside(long contacts, string what, string how, string name) =>
        $"{contacts} {what}{(contacts == 1 ? "" : "s")} {how} {name}, which is not known here: counted beside the calls offered, not "
            + $"among them.";

    private Task<List<Named>> NamesAsync(string property, ContactUse use, CancellationToken cancellationToken) =>
        connection.RowsAsync<Named>(
            """
            select contact ->> $2 as name, count(*) as contacts from contact_latest where use = $1 and contact ? $2 group by 1 order by 1
            """, cancellationToken, (short)use, property);

    private sealed record Named
    {
        public required string Name { get; init; }

        public long Contacts { get; init; }
    }

    private sealed record Contacts
    {
        public long Inserted { get; init; }

        public long Updated { get; init; }

        public long Unchanged { get; init; }

        public long Identical { get; init; }

        public long Calls { get; init; }

        public long NotQueued { get; init; }

        public long OtherMethods { get; init; }

        public long OtherChannels { get; init; }

        public long Dropped { get; init; }
    }
}
