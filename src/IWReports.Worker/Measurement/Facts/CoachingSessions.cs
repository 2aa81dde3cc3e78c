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
        var sessions = await connection.RowsAsync<Row>(
            """
            select session_id, held_on, officer, team, kind = 'sit-along' as sit_along,
                agreed_actions is not null and outcome is not null and review_on is not null as is_complete, review_on
            from coaching_session where held_on between $1 and $2 order by held_on, officer, session_id
            """, cancellationToken, from, to);
        return sessions.ConvertAll(row =>
            new CoachingSession(row.SessionId, row.HeldOn, row.Officer, row.Team, row.SitAlong, row.IsComplete)
            {
                ReviewOn = row.ReviewOn,
            });
    }

    private sealed record Row
    {
        public required string SessionId { get; init; }
        public required DateOnly HeldOn { get; init; }
        public required string Officer { get; init; }
        public string? Team { get; init; }
        public required bool SitAlong { get; init; }
        public required bool IsComplete { get; init; }
        public DateOnly? ReviewOn { get; init; }
    }
}
