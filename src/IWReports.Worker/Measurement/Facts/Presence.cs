using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers' half-hours of presence, from their log-ins and pauses.</summary>
internal static class Presence
{
    // A log-in without a log-out lasts until its source fell silent, 24 hours at most: nobody works on for days because one line is missing.
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
        select source_id, officer, queue, started_at, coalesce(ended_at, 'infinity')
        from officer_pause
        where started_at < $2 and coalesce(ended_at, 'infinity') > $1 and lower(reason) <> all($3)
        """;

    private const string TeamsSql = "select distinct on (person) person, team from roster_entry where team is not null order by person, from_day desc";

    public static async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, CompanyOptions company, MeasurementOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Zones reach from −12 to +14 hours, so a local day lies within a day of the UTC one.
        var from = new DateTimeOffset(days.Min().AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var to = new DateTimeOffset(days.Max().AddDays(2), TimeOnly.MinValue, TimeSpan.Zero);
        var officers = await SessionsAsync(connection, from, to, cancellationToken);
        if (officers.Count == 0)
            yield break;
        var pauses = await PausesAsync(connection, from, to, options, cancellationToken);
        var rosterTeams = await TeamsAsync(connection, cancellationToken);

        foreach (var ((source, officer), (zone, sessions)) in officers)
        {
            var teams = sessions.Select(session => company.TeamOf(session.Queue)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var team = teams.Count == 1 ? teams[0] : rosterTeams.GetValueOrDefault(officer);
            foreach (var slice in LoggedInTime.Slices(officer, team, sessions, pauses.GetValueOrDefault((source, officer)) ?? [], Zones.Find(zone, $"source {source}")))
                yield return slice;
        }
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

    private static async Task<Dictionary<(short Source, string Officer), List<QueueSession>>> PausesAsync(
        NpgsqlConnection connection, DateTimeOffset from, DateTimeOffset to, MeasurementOptions options, CancellationToken cancellationToken)
    {
        var pauses = new Dictionary<(short, string), List<QueueSession>>();
        await using var command = new NpgsqlCommand(PausesSql, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        command.Parameters.AddWithValue(options.ProductivePauses.Select(reason => reason.ToLowerInvariant()).ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var key = (row.GetInt16(0), row.GetString(1));
            if (!pauses.TryGetValue(key, out var own))
                pauses[key] = own = [];
            own.Add(Session(row, 2));
        }

        return pauses;
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
        new(row.GetString(queue) is "NONE" ? "" : row.GetString(queue), new(row.GetFieldValue<DateTimeOffset>(queue + 1), row.GetFieldValue<DateTimeOffset>(queue + 2)));
}
