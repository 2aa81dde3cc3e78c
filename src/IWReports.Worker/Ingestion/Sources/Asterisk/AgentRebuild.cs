using IWReports.Core.Calendar;
using IWReports.Core.Facts.QueueLog;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>
/// Puts the sessions and pauses of the touched officers together anew, from all their events, and changes only those that came out
/// different.
/// </summary>
internal sealed class AgentRebuild(NpgsqlConnection connection, short sourceId, TimeZoneInfo zone, SourcesOptions options)
{
    public const string Presence = "('ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', "
        + "'AGENTCALLBACKLOGOFF', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL')";

    public static bool TellsOfPresence(QueueLogKind kind) =>
        kind is QueueLogKind.AddMember or QueueLogKind.RemoveMember or QueueLogKind.AgentLogin or QueueLogKind.AgentLogoff
            or QueueLogKind.AgentCallbackLogin or QueueLogKind.AgentCallbackLogoff
            or QueueLogKind.Pause or QueueLogKind.Unpause or QueueLogKind.PauseAll or QueueLogKind.UnpauseAll;

    // What may end or begin a session whose other end is looked for among calls and rings; either
    // may be read first, and the clock may have been set back between them.
    private const string Ends = "('REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF')";
    private const string Begins = "('ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN')";

    private readonly AgentEvents _events = new(connection, sourceId, zone);
    private readonly SpanTable _sessions = new(connection, sourceId, "officer_session", HasReason: false);
    private readonly SpanTable _pauses = new(connection, sourceId, "officer_pause", HasReason: true);
    private readonly List<(string Officer, HalfSession Half)> _leftOut = [];

    private (DateTime First, DateTime Last) _new = (DateTime.UnixEpoch, DateTime.UnixEpoch);

    /// <summary>The halves of sessions that count for nothing, as the new lines have it, by officer.</summary>
    public IReadOnlyList<(string Officer, HalfSession Half)> LeftOut => _leftOut;

    /// <summary>Returns the local days, old and new, whose sessions or pauses changed.</summary>
    /// <param name="seen">The lines that were read.</param>
    /// <param name="atWork">From when to when changed calls show officers at work: a line may say another wait than its time does.</param>
    public async Task<IReadOnlyCollection<DateOnly>> RunAsync(
        LinesSeen seen, (DateTime From, DateTime To)? atWork, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(cancellationToken);
        var (first, last) = _new = (seen.First ?? DateTime.UnixEpoch, seen.Last ?? DateTime.UnixEpoch);
        var from = atWork?.From < first ? atWork.Value.From : first;
        var to = atWork?.To > last ? atWork.Value.To : last;
        // Restarts concern everyone.
        var touched = seen.HasRestart ? known : seen.Present.Concat(await connection.RowsAsync<string>(
            $"""
            select distinct agent from queue_event
            where source_id = $1 and (event in {Ends} and at between $2 - interval '5 minutes' and $3 + {LogInSql.Longest}
                or event in {Begins} and at between $2 - {LogInSql.Longest} and $3 + interval '5 minutes')
            """, cancellationToken, sourceId, from, to));
        var officers = touched.Select(options.Officer).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // Whether they were there at all shows once the log goes on without their end.
        officers.UnionWith(await connection.RowsAsync<string>("select distinct officer from officer_session where source_id = $1 and "
            + $"ended_at is null and started_at < $2 - {LogInSql.Longest}", cancellationToken, sourceId, last));
        var days = await RunAsync(officers, known, cancellationToken);
        // Who is still in has been there longer now.
        days.UnionWith(await connection.RowsAsync<DateOnly>(
            "select distinct (started_at at time zone $3)::date from officer_session where source_id = $1 and ended_at is null and "
                + $"started_at >= $2 - {LogInSql.Longest} and started_at < $2",
            cancellationToken, sourceId, last, zone.Id));
        return days;
    }

    /// <summary>The same for officers whose names changed their meaning.</summary>
    public async Task<IReadOnlyCollection<DateOnly>> RunAsync(IReadOnlySet<string> officers, CancellationToken cancellationToken) =>
        await RunAsync(officers, await KnownAsync(cancellationToken), cancellationToken);

    private Task<List<string>> KnownAsync(CancellationToken cancellationToken) =>
        connection.RowsAsync<string>($"select distinct agent from queue_event where source_id = $1 and event in {Presence}",
            cancellationToken, sourceId);

    private async Task<HashSet<DateOnly>> RunAsync(IReadOnlySet<string> officers, List<string> known, CancellationToken cancellationToken)
    {
        var (days, left) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        if (officers.Count == 0)
            return days;
        var restarts = await _events.RestartsAsync(cancellationToken);
        var latest = await LatestAsync(cancellationToken);
        foreach (var officer in officers.Order(StringComparer.Ordinal))
        {
            var found = await AssembleAsync(officer, known, restarts, latest, cancellationToken);
            var sessions = await _sessions.StoreAsync(officer, found.Sessions, cancellationToken);
            // What was left out before is said once only.
            _leftOut.AddRange(found.Unseen
                .Where(half => (half.At >= _new.First && half.At <= _new.Last)
                    || sessions.Gone.Any(span => span.Queue == half.Queue && span.StartedAt == half.At))
                .Select(half => (officer, half)));
            days.UnionWith(sessions.Come.SelectMany(session => Days(session, latest, PresenceAssembly.MaxWithoutEnd)));
            left.UnionWith(sessions.Gone.SelectMany(session => Days(session, latest, PresenceAssembly.MaxWithoutEnd)));
            var pauses = await _pauses.StoreAsync(officer, found.Pauses, cancellationToken);
            var paused = pauses.Gone.Concat(pauses.Come).SelectMany(pause => Days(pause, latest)).ToHashSet();
            // A pause without a session, or of years, changes nothing on days when the officer was not there.
            if (paused.Count > 0)
                days.UnionWith(found.Sessions.SelectMany(session => Days(session, latest, PresenceAssembly.MaxWithoutEnd))
                    .Where(paused.Contains));
        }

        // Where a session is no longer, there is nothing to measure unless it was measured, or is being measured just now.
        days.UnionWith(await connection.RowsAsync<DateOnly>(
            "select day from measured_day where day = any($1) union select day from touched_day where day = any($1)", cancellationToken,
            (object)left.ToArray()));
        return days;
    }

    // Presence events have an index of their own, calls one by day.
    private async Task<DateTime> LatestAsync(CancellationToken cancellationToken) => await connection.ScalarAsync<DateTime?>(
        $"""
        select greatest((select max(at) from queue_event where source_id = $1 and event in {Presence}),
            (select entered_at from queue_entry where source_id = $1 order by day desc, entered_at desc limit 1))
        """, cancellationToken, sourceId) ?? DateTime.UnixEpoch;

    private async Task<AssembledPresence> AssembleAsync(
        string officer, List<string> known, List<PresenceEvent> restarts, DateTime latest, CancellationToken cancellationToken)
    {
        var names = known.Where(name => options.Officer(name) == officer).ToArray();
        var events = await _events.OfAsync(names, cancellationToken);
        events.AddRange(restarts);
        var found = PresenceAssembly.Of(events, options.LongestSession, new DateTimeOffset(latest));
        return found.HalfSessions.Count == 0
            ? found
            : PresenceAssembly.Of(events.Concat(await _events.SeenAsync(officer, names, found.HalfSessions, cancellationToken)),
                options.LongestSession, new DateTimeOffset(latest));
    }

    // A session without an end lasts a day at most, and not beyond the latest event: begun by that, it
    // takes no time yet. A pause without one lasts as long as there are sessions.
    private IEnumerable<DateOnly> Days(AgentSpan span, DateTime latest, TimeSpan? most = null)
    {
        var lasts = new DateTimeOffset(latest);
        if (most is { } longest && lasts - span.StartedAt > longest)
            lasts = span.StartedAt + longest;
        if (span.EndedAt is null && most is not null && lasts <= span.StartedAt)
            yield break;
        var last = LocalTime.Of(span.EndedAt ?? lasts, zone).Day;
        for (var day = LocalTime.Of(span.StartedAt, zone).Day; day <= last; day = day.AddDays(1))
            yield return day;
    }
}
