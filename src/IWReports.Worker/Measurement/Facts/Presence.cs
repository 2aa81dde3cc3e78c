using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers' half-hours of presence, from their log-ins and pauses.</summary>
internal static class Presence
{
    // A log-in without a log-out lasts until its source fell silent, if that is sooner: nobody is seen working after it.
    private static readonly string SessionsSql = $"""
        with silent as (
            select id, zone, greatest(
                (select max(greatest(started_at, ended_at)) from officer_session where source_id = source.id),
                (select max(greatest(started_at, ended_at)) from officer_pause where source_id = source.id),
                (select entered_at from queue_entry where source_id = source.id order by day desc, entered_at desc limit 1)) as since
            from source
        )
        select source_id, zone, officer, queue, started_at,
            coalesce(ended_at, least(silent.since, started_at + {LogInSql.Longest})) as ended_at
        from officer_session join silent on silent.id = source_id
        where started_at < $2 and {LogInSql.OverAt} > $1
        """;

    private const string PausesSql = """
        select source_id, officer, queue, started_at, coalesce(ended_at, 'infinity') as ended_at, lower(reason) = any($3) as is_work
        from officer_pause
        where started_at < $2 and coalesce(ended_at, 'infinity') > $1
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, CompanyOptions company, IReadOnlyList<string> productivePauses,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var logs = await LogsAsync(connection, days.Min(), days.Max(), productivePauses, cancellationToken);
        if (logs.Count == 0)
            yield break;
        var rosterTeams = await TeamsAsync(connection, cancellationToken);

        foreach (var log in logs)
        {
            var teams = log.Sessions.Select(session => company.TeamOf(session.Queue)).OfType<string>().Distinct(StringComparer.Ordinal)
                .ToList();
            var team = teams.Count == 1 ? teams[0] : rosterTeams.GetValueOrDefault(log.Officer);
            foreach (var slice in LoggedInTime.Slices(log.Officer, team, log.Sessions, log.Breaks, log.Zone))
                yield return slice;
        }
    }

    /// <summary>What officers logged on these days and, since zones differ, the days around them.</summary>
    public static async Task<List<AgentLog>> LogsAsync(NpgsqlConnection connection, DateOnly first, DateOnly last,
        IReadOnlyList<string> productivePauses, CancellationToken cancellationToken)
    {
        // Zones reach from −12 to +14 hours, so a local day lies within a day of the UTC one.
        var from = new DateTimeOffset(first.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var to = new DateTimeOffset(last.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);
        var sessions = await connection.RowsAsync<Row>(SessionsSql, cancellationToken, from, to);
        if (sessions.Count == 0)
            return [];
        var asWork = productivePauses.Select(reason => reason.ToLowerInvariant()).ToArray();
        var pauses = (await connection.RowsAsync<Row>(PausesSql, cancellationToken, from, to, asWork))
            .ToLookup(pause => (pause.SourceId, pause.Officer));
        return [.. sessions.GroupBy(session => (session.SourceId, session.Officer)).Select(own => new AgentLog(
            own.Key.Officer, Zones.Find(own.First().Zone, $"source {own.Key.SourceId}"), [.. own.Select(session => session.ToSession())],
            [.. pauses[own.Key].Where(pause => !pause.IsWork).Select(pause => pause.ToSession())],
            [.. pauses[own.Key].Where(pause => pause.IsWork).Select(pause => pause.ToSession())]))];
    }

    private static async Task<Dictionary<string, string>> TeamsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var places = await connection.RowsAsync<Place>(
            "select distinct on (person) person, team from roster_entry where team is not null order by person, from_day desc",
            cancellationToken);
        return places.ToDictionary(place => place.Person, place => place.Team, StringComparer.Ordinal);
    }

    /// <summary>A log-in, or a pause.</summary>
    private sealed record Row
    {
        public required short SourceId { get; init; }
        public string Zone { get; init; } = "";
        public required string Officer { get; init; }
        public required string Queue { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
        public required DateTimeOffset EndedAt { get; init; }
        public bool IsWork { get; init; }

        // Asterisk writes NONE where a line concerns every queue.
        public QueueSession ToSession() => new(Queue is "NONE" ? "" : Queue, new(StartedAt, EndedAt));
    }

    private sealed record Place
    {
        public required string Person { get; init; }
        public required string Team { get; init; }
    }
}

/// <summary>One officer's log-ins at one source, breaks in them, and pauses that count as work.</summary>
internal sealed record AgentLog(string Officer, TimeZoneInfo Zone, IReadOnlyList<QueueSession> Sessions,
    IReadOnlyList<QueueSession> Breaks, IReadOnlyList<QueueSession> WorkPauses);
