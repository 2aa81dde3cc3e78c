using IWReports.Core.Facts;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Who is on the roster and who is away, over all roster sources.</summary>
internal sealed class RosterReader(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<RosterEntry>> RosterAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await RosterAsync(connection, DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
    }

    public async Task<IReadOnlyList<Absence>> AbsencesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AbsencesAsync(connection, DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
    }

    /// <summary>The entries that hold on some day of a range.</summary>
    public static async Task<IReadOnlyList<RosterEntry>> RosterAsync(NpgsqlConnection connection, DateOnly from, DateOnly to,
        CancellationToken cancellationToken)
    {
        var places = await connection.RowsAsync<Place>(
            """
            select person, role, team, from_day, to_day, shift_starts, shift_ends, lunch_starts, lunch_ends, deputy
            from roster_entry where from_day <= $2 and coalesce(to_day, 'infinity') >= $1 order by person, from_day
            """, cancellationToken, from, to);
        return places.ConvertAll(row =>
            new RosterEntry(row.Person, EnumWords.Parse<RosterRole>(row.Role), row.Team, row.FromDay, row.ToDay)
            {
                ShiftStarts = row.ShiftStarts,
                ShiftEnds = row.ShiftEnds,
                LunchStarts = row.LunchStarts,
                LunchEnds = row.LunchEnds,
                Deputy = row.Deputy,
            });
    }

    /// <summary>The absences that touch a range.</summary>
    public static async Task<IReadOnlyList<Absence>> AbsencesAsync(NpgsqlConnection connection, DateOnly from, DateOnly to,
        CancellationToken cancellationToken)
    {
        var away = await connection.RowsAsync<Away>(
            "select person, from_day, to_day, reason from absence where from_day <= $2 and to_day >= $1 order by person, from_day",
            cancellationToken, from, to);
        return away.ConvertAll(row => new Absence(row.Person, row.FromDay, row.ToDay, row.Reason));
    }

    private sealed record Place
    {
        public required string Person { get; init; }
        public required string Role { get; init; }
        public string? Team { get; init; }
        public required DateOnly FromDay { get; init; }
        public DateOnly? ToDay { get; init; }
        public TimeOnly? ShiftStarts { get; init; }
        public TimeOnly? ShiftEnds { get; init; }
        public TimeOnly? LunchStarts { get; init; }
        public TimeOnly? LunchEnds { get; init; }
        public string? Deputy { get; init; }
    }

    private sealed record Away
    {
        public required string Person { get; init; }
        public required DateOnly FromDay { get; init; }
        public required DateOnly ToDay { get; init; }
        public string? Reason { get; init; }
    }
}
