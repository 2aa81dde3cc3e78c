using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Coaching sessions of a span of days.</summary>
internal static class CoachingSessions
{
    public static async Task<List<CoachingSession>> ReadAsync(NpgsqlConnection connection, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select session_id, held_on, officer, team, kind = 'sit-along', agreed_actions is not null and outcome is not null and review_on is not null, review_on
            from coaching_session where held_on between $1 and $2
            """, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var sessions = new List<CoachingSession>();
        while (await row.ReadAsync(cancellationToken))
            sessions.Add(new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Text(3), row.GetBoolean(4), row.GetBoolean(5)) { ReviewOn = row.Value<DateOnly>(6) });
        return sessions;
    }
}
