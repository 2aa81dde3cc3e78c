using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers' half-hours of presence, from their log-ins and pauses.</summary>
internal static class Presence
{
    // A log-in without a log-out lasts until its source fell silent, 24 hours at most: nobody works on for days because one line is
    // missing.
    private const string SessionsSql = """
        with silent as (
            select id, zone, greatest(
                (select max(greatest(started_at, ended_at)) from officer_session where source_id = source.id),
                (select max(greatest(started_at, ended_at)) from officer_pause where source_id = source.id),
                (select entered_at from queue_entry where source_id = source.id order by day desc, entered_at desc limit 1)) as since
            from source
        )
        select source_id, zone, officer, queue, started_at,
            coalesce(ended_at, least(silent.since, started_at + interval '24 hours'))
        from officer_session join silent on silent.id = source_id
        where started_at < $2 and coalesce(ended_at, started_at + interval '24 hours') > $1
        """;

    private const string PausesSql = """
        select source_id, officer, queue, started_at, coalesce(ended_at, 'infinity'), lower(reason) = any($3)
        from officer_pause
        where started_at < $2 and coalesce(ended_at, 'infinity') > $1
        """;

    private const string TeamsSql =
        "select distinct on (person) person, team from roster_entry where team is not null order by person, from_day desc";

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
    public static async Task<List<OfficerLog>> LogsAsync(NpgsqlConnection connection, DateOnly first, DateOnly last,
        IReadOnlyList<string> productivePauses, CancellationToken cancellationToken)
    {
        // Zones reach from −12 to +14 hours, so a local day lies within a day of the UTC one.
        var from = new DateTimeOffset(first.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var to = new DateTimeOffset(last.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);
        var officers = await SessionsAsync(connection, from, to, cancellationToken);
        if (officers.Count == 0)
            return [];
        var pauses = await PausesAsync(connection, from, to, productivePauses, cancellationToken);
        return [.. officers.Select(one => new OfficerLog(one.Key.Officer, Zones.Find(one.Value.Zone, $"source {one.Key.Source}"),
            one.Value.Sessions,
            [.. pauses[one.Key].Where(pause => !pause.IsWork).Select(pause => pause.Time)],
                [.. pauses[one.Key].Where(pause => pause.IsWork).Select(pause => pause.Time)]))];
    }

    private static async Task<Dictionary<(short Source, string Officer), (string Zone, List<QueueSession> Sessions)>> SessionsAsync(
        NpgsqlConnection connection, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var officers = new Dictionary<(short, string), (string Zone, List<QueueSession> Sessions)>();
        await using var command = new NpgsqlCommand(SessionsSql, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var key = (row.GetInt16(0), row.GetString(2));
            if (!officers.TryGetValue(key, out var officer))
                officers[key] = officer = (row.GetString(1), []);
            officer.Sessions.Add(Session(row, 3));
        }

        return officers;
    }

    private static async Task<ILookup<(short Source, string Officer), (QueueSession Time, bool IsWork)>> PausesAsync(
        NpgsqlConnection connection, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string> productivePauses,
            CancellationToken cancellationToken)
    {
        var pauses = new List<((short, string) Key, (QueueSession, bool) Pause)>();
        await using var command = new NpgsqlCommand(PausesSql, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        command.Parameters.AddWithValue(productivePauses.Select(reason => reason.ToLowerInvariant()).ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            pauses.Add(((row.GetInt16(0), row.GetString(1)), (Session(row, 2), row.GetBoolean(5))));
        return pauses.ToLookup(one => one.Key, one => one.Pause);
    }

    private static async Task<Dictionary<string, string>> TeamsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var teams = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(TeamsSql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            teams[row.GetString(0)] = row.GetString(1);
        return teams;
    }

    // Asterisk writes NONE where a line concerns every queue.
    private static QueueSession Session(NpgsqlDataReader row, int queue) =>
        new(row.GetString(queue) is "NONE" ? "" : row.GetString(queue),
            new(row.GetFieldValue<DateTimeOffset>(queue + 1), row.GetFieldValue<DateTimeOffset>(queue + 2)));
}

/// <summary>One officer's log-ins at one source, breaks in them, and pauses that count as work.</summary>
internal sealed record OfficerLog(string Officer, TimeZoneInfo Zone, IReadOnlyList<QueueSession> Sessions,
    IReadOnlyList<QueueSession> Breaks, IReadOnlyList<QueueSession> WorkPauses);
