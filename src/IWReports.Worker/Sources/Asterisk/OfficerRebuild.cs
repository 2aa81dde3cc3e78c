using IWReports.Core.Calendar;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Puts the sessions and pauses of the touched officers together anew, from all their events, and changes only those that came out different.</summary>
internal sealed class OfficerRebuild(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, SourcesOptions options)
{
    private const string Presence = "('ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL')";

    // What may end a session whose beginning is looked for among calls and rings; either may be read first, and the clock may have been set back between them.
    private const string Ends = "('REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF')";

    private readonly SpanTable _sessions = new(connection, sourceId, "officer_session", HasReason: false);
    private readonly SpanTable _pauses = new(connection, sourceId, "officer_pause", HasReason: true);

    /// <summary>Returns the local days, old and new, whose sessions or pauses changed.</summary>
    /// <param name="everyone">Restarts are among the new events, and concern everyone.</param>
    public async Task<IReadOnlyCollection<DateOnly>> RunAsync(bool everyone, CancellationToken cancellationToken)
    {
        var known = await connection.ColumnAsync<string>($"select distinct agent from queue_event where source_id = $1 and event in {Presence}", cancellationToken, sourceId);
        var touched = everyone ? known : await connection.ColumnAsync<string>(
            $"""
            select distinct agent from log_line where event in {Presence}
            union select distinct agent from queue_event
            where source_id = $1 and event in {Ends} and at >= (select min(at) from log_line) - interval '5 minutes' and at <= (select max(at) from log_line) + interval '24 hours'
            """, cancellationToken, sourceId);
        if (touched.Count == 0)
            return [];
        var restarts = await RestartsAsync(cancellationToken);
        var latest = await connection.ScalarAsync<DateTime>("select max(at) from log_line", cancellationToken);

        var days = new HashSet<DateOnly>();
        foreach (var officer in touched.Select(options.Officer).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var names = known.Where(name => options.Officer(name) == officer).ToArray();
            var events = await EventsAsync(names, cancellationToken);
            events.AddRange(restarts);
            var (sessions, pauses, unbegun) = PresenceAssembly.Of(events);
            if (unbegun.Count > 0)
                (sessions, pauses, _) = PresenceAssembly.Of(events.Concat(await SeenAsync(officer, names, unbegun, cancellationToken)));
            foreach (var session in await _sessions.StoreAsync(officer, sessions, cancellationToken))
                days.UnionWith(Days(session, latest, PresenceAssembly.MostWithoutEnd));
            var paused = (await _pauses.StoreAsync(officer, pauses, cancellationToken)).SelectMany(pause => Days(pause, latest)).ToHashSet();
            // A pause without a session, or of years, changes nothing on days when the officer was not there.
            if (paused.Count > 0)
                days.UnionWith(sessions.SelectMany(session => Days(session, latest, PresenceAssembly.MostWithoutEnd)).Where(paused.Contains));
        }

        return days;
    }

    private async Task<List<PresenceEvent>> EventsAsync(string[] names, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            $"select at, queue, event, coalesce(detail, ''), talk_s, file_id, file_offset from queue_event where source_id = $1 and agent = any($2) and event in {Presence}", sourceId, names);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<PresenceEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new(new DateTimeOffset(reader.GetDateTime(0)), reader.GetString(1) is var queue and not "NONE" ? queue : "", QueueLogKinds.Of(reader.GetString(2)))
            {
                Reason = reader.GetString(3),
                LoggedIn = reader.IsDBNull(4) ? null : TimeSpan.FromSeconds(reader.GetInt32(4)),
                Place = (reader.GetInt32(5), reader.GetInt64(6)),
            });
        }

        return events;
    }

    /// <summary>The calls and rings of the officer in the day before each of these instants.</summary>
    private async Task<List<PresenceEvent>> SeenAsync(string officer, string[] names, IReadOnlyList<DateTimeOffset> before, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            with span as (select at - interval '24 hours' as from_at, at as to_at from unnest($4::timestamptz[]) at)
            select queue, entered_at + coalesce(wait_s, 0) * interval '1 second' from span
                join queue_entry on day between ((from_at - interval '24 hours') at time zone $5)::date and (to_at at time zone $5)::date
                    and entered_at + coalesce(wait_s, 0) * interval '1 second' between from_at and to_at
            where source_id = $1 and officer = $2 and outcome = 'answered'
            union select queue, at from span join queue_event on at between from_at and to_at
            where source_id = $1 and agent = any($3) and event in ('RINGNOANSWER', 'RINGCANCELED')
            """, sourceId, officer, names, before.Select(at => at.UtcDateTime).ToArray(), zone.Id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var seen = new List<PresenceEvent>();
        while (await reader.ReadAsync(cancellationToken))
            seen.Add(new(new DateTimeOffset(reader.GetDateTime(1)), reader.GetString(0), QueueLogKind.Connect));
        return seen;
    }

    private async Task<List<PresenceEvent>> RestartsAsync(CancellationToken cancellationToken)
    {
        await using var command = connection.Command("select at, file_id, file_offset from queue_event where source_id = $1 and agent = 'NONE' and event = 'QUEUESTART'", sourceId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var restarts = new List<PresenceEvent>();
        while (await reader.ReadAsync(cancellationToken))
            restarts.Add(new(new DateTimeOffset(reader.GetDateTime(0)), "", QueueLogKind.QueueStart) { Place = (reader.GetInt32(1), reader.GetInt64(2)) });
        return restarts;
    }

    // A session without an end lasts a day at most, and not beyond the latest event; a pause without one lasts as long as there are sessions.
    private IEnumerable<DateOnly> Days(OfficerSpan span, DateTime latest, TimeSpan? most = null)
    {
        var lasts = new DateTimeOffset(latest);
        if (most is { } longest && lasts - span.StartedAt > longest)
            lasts = span.StartedAt + longest;
        var last = LocalTime.Of(span.EndedAt ?? lasts, zone).Day;
        for (var day = LocalTime.Of(span.StartedAt, zone).Day; day <= last; day = day.AddDays(1))
            yield return day;
    }
}
