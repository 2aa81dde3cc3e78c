using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Reads what one log says of an officer: coming, going and pausing; restarts; and work beside a session's end.</summary>
internal sealed class OfficerEvents(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone)
{
    public async Task<List<PresenceEvent>> OfAsync(string[] names, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            $"select at, queue, event, coalesce(detail, ''), talk_s, file_id, file_offset from queue_event where source_id = $1 and "
                + $"agent = any($2) and event in {OfficerRebuild.Presence}", sourceId, names);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<PresenceEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new(new DateTimeOffset(reader.GetDateTime(0)), reader.GetString(1) is var queue and not "NONE" ? queue : "",
                QueueLogKinds.Of(reader.GetString(2)))
            {
                Reason = reader.GetString(3),
                LoggedIn = reader.IsDBNull(4) ? null : TimeSpan.FromSeconds(reader.GetInt32(4)),
                Place = (reader.GetInt32(5), reader.GetInt64(6)),
            });
        }

        return events;
    }

    /// <summary>The calls and rings of the officer beside the ends that were written.</summary>
    public async Task<List<PresenceEvent>> SeenAsync(string officer, string[] names, IReadOnlyList<HalfSession> halves,
        CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            with span as (select * from unnest($4::timestamptz[], $6::timestamptz[]) as span (from_at, to_at))
            select queue, entered_at + coalesce(wait_s, 0) * interval '1 second' from span
                join queue_entry on day between ((from_at - interval '1 day') at time zone $5)::date and (to_at at time zone $5)::date
                    and entered_at + coalesce(wait_s, 0) * interval '1 second' between from_at and to_at
            where source_id = $1 and officer = $2 and outcome = 'answered'
            union select queue, at from span join queue_event on at between from_at and to_at
            where source_id = $1 and agent = any($3) and event in ('RINGNOANSWER', 'RINGCANCELED')
            """, sourceId, officer, names, halves.Select(half => half.Around.From.UtcDateTime).ToArray(), zone.Id,
                halves.Select(half => half.Around.To.UtcDateTime).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var seen = new List<PresenceEvent>();
        while (await reader.ReadAsync(cancellationToken))
            seen.Add(new(new DateTimeOffset(reader.GetDateTime(1)), reader.GetString(0), QueueLogKind.Connect));
        return seen;
    }

    public async Task<List<PresenceEvent>> RestartsAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            "select at, file_id, file_offset from queue_event where source_id = $1 and agent = 'NONE' and event = 'QUEUESTART'", sourceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var restarts = new List<PresenceEvent>();
        while (await reader.ReadAsync(cancellationToken))
            restarts.Add(new(new DateTimeOffset(reader.GetDateTime(0)), "",
                QueueLogKind.QueueStart) { Place = (reader.GetInt32(1), reader.GetInt64(2)) });
        return restarts;
    }
}
