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
        await using var command = connection.Command(
            """
            select count(*) filter (where fate = 'new'), count(*) filter (where fate = 'newer'), count(*) filter (where fate = 'same'),
                (select count(*) - count(distinct (contact_id, hash, updated_at)) from contact_record),
                count(distinct call_id) filter (where use = $1), count(*) filter (where use = $2), count(*) filter (where use = $3),
                    count(*) filter (where use = $4), count(*) filter (where use = $5)
            from contact_latest
            """, (short)ContactUse.Queued, (short)ContactUse.NotQueued, (short)ContactUse.OtherMethod, (short)ContactUse.OtherChannel,
                (short)ContactUse.Dropped);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        (counts.Inserted, counts.Updated, counts.Unchanged, counts.Identical) =
            (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        // Another delivery in the same file, or an older version than the one that is known.
        counts.Duplicates = counts.Read - counts.Rejected - counts.Inserted - counts.Updated - counts.Unchanged;
        (counts.Details["calls"], counts.Details["not_queued"], counts.Details["other_methods"], counts.Details["other_channels"],
            counts.Details["monitor_or_disconnect"]) =
            (reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8));
        await reader.CloseAsync();
        foreach (var (channel, contacts) in await NamesAsync("OtherChannel", ContactUse.OtherChannel, cancellationToken))
        {
            counts.Details[$"channel {channel}"] = contacts;
            if (!Channels.Contains(channel))
                counts.Notes.Add(Beside(contacts, "contact", "came by", channel == "none" ? "no Channel" : $"the Channel \"{channel}\""));
        }

        // A method that Amazon added since may be a customer's: it is never left outside the calls offered in silence.
        foreach (var (method, contacts) in await NamesAsync("UnknownMethod", ContactUse.OtherMethod, cancellationToken))
        {
            counts.Details[$"unknown_method {method}"] = contacts;
            counts.Notes.Add(Beside(contacts, "voice contact", "began by", method == "none" ? "no InitiationMethod"
                : $"the InitiationMethod \"{method}\""));
        }
    }

    private static string Beside(long contacts, string what, string how, string name) =>
        $"{contacts} {what}{(contacts == 1 ? "" : "s")} {how} {name}, which is not known here: counted beside the calls offered, not "
            + $"among them.";

    private async Task<List<(string Name, long Contacts)>> NamesAsync(string property, ContactUse use, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            "select contact ->> $2, count(*) from contact_latest where use = $1 and contact ? $2 group by 1 order by 1", (short)use,
                property);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<(string, long)>();
        while (await reader.ReadAsync(cancellationToken))
            names.Add((reader.GetString(0), reader.GetInt64(1)));
        return names;
    }
}
