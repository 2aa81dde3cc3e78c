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
        await using var command = new NpgsqlCommand("""
            select person, role, team, from_day, to_day, shift_starts, shift_ends, lunch_starts, lunch_ends, deputy
            from roster_entry where from_day <= $2 and coalesce(to_day, 'infinity') >= $1 order by person, from_day
            """, connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var roster = new List<RosterEntry>();
        while (await row.ReadAsync(cancellationToken))
        {
            var role = EnumWords.Parse<RosterRole>(row.GetString(1));
            roster.Add(new(row.GetString(0), role, row.Text(2), row.GetFieldValue<DateOnly>(3), row.Value<DateOnly>(4))
            {
                ShiftStarts = row.Value<TimeOnly>(5),
                ShiftEnds = row.Value<TimeOnly>(6),
                LunchStarts = row.Value<TimeOnly>(7),
                LunchEnds = row.Value<TimeOnly>(8),
                Deputy = row.Text(9),
            });
        }

        return roster;
    }

    /// <summary>The absences that touch a range.</summary>
    public static async Task<IReadOnlyList<Absence>> AbsencesAsync(NpgsqlConnection connection, DateOnly from, DateOnly to,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select person, from_day, to_day, reason from absence where from_day <= $2 and to_day >= $1 order by person, from_day",
            connection);
        command.Parameters.AddWithValue(from);
        command.Parameters.AddWithValue(to);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var absences = new List<Absence>();
        while (await row.ReadAsync(cancellationToken))
            absences.Add(new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2), row.Text(3)));
        return absences;
    }
}
