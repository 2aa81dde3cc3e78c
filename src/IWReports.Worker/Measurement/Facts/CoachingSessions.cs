using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Coaching sessions of a span of days.</summary>
internal static class CoachingSessions
{
    // So far back something may have been agreed that is still to be looked at again.
    private const int MonthsBack = 12;

    /// <summary>Those of the twelve months to a day.</summary>
    public static Task<List<CoachingSession>> OfYearAsync(NpgsqlConnection connection, DateOnly to, CancellationToken cancellationToken) =>
        ReadAsync(connection, to.AddMonths(-MonthsBack), to, cancellationToken);

    public static async Task<List<CoachingSession>> ReadAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select session_id, held_on, officer, team, kind = 'sit-along',
                agreed_actions is not null and outcome is not null and review_on is not null, review_on
            from coaching_session where held_on between $1 and $2 order by held_on, officer, session_id
            """, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var sessions = new List<CoachingSession>();
        while (await row.ReadAsync(cancellationToken))
        {
            sessions.Add(new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.Text(3), row.GetBoolean(4),
                row.GetBoolean(5)) { ReviewOn = row.Value<DateOnly>(6) });
        }

        return sessions;
    }
}
