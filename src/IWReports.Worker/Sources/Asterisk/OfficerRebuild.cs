using IWReports.Core.Calendar;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Sources.Asterisk;

/// <summary>Puts the sessions and pauses of the touched officers together anew, from all their events, and changes only those that came out different.</summary>
internal sealed class OfficerRebuild(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, SourcesOptions options)
{
    private const string Presence = "('ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL')";

    private readonly SpanTable _sessions = new(connection, sourceId, "officer_session", HasReason: false);
    private readonly SpanTable _pauses = new(connection, sourceId, "officer_pause", HasReason: true);

    /// <summary>Returns the local days, old and new, whose sessions or pauses changed.</summary>
    /// <param name="everyone">Restarts are among the new events, and concern everyone.</param>
    public async Task<IReadOnlyCollection<DateOnly>> RunAsync(bool everyone, CancellationToken cancellationToken)
    {
        var restarts = await RestartsAsync(cancellationToken);
        var known = await connection.ColumnAsync<string>($"select distinct agent from queue_event where source_id = $1 and event in {Presence}", cancellationToken, sourceId);
        var touched = everyone ? known : await connection.ColumnAsync<string>($"select distinct agent from log_line where event in {Presence}", cancellationToken);
        var latest = await connection.ScalarAsync<DateTime>("select max(at) from log_line", cancellationToken);

        var days = new HashSet<DateOnly>();
        foreach (var officer in touched.Select(options.Officer).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var names = known.Where(name => options.Officer(name) == officer).ToArray();
            var events = await EventsAsync(names, cancellationToken);
            events.AddRange(restarts);
            var (sessions, pauses) = PresenceAssembly.Of(events);
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
