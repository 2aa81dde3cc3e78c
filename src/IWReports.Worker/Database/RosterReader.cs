using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>Who is on the roster and who is away, over all roster sources.</summary>
internal sealed class RosterReader(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<RosterEntry>> RosterAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select person, role, team, from_day, to_day, shift_starts, shift_ends, lunch_starts, lunch_ends, deputy from roster_entry order by person, from_day");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var roster = new List<RosterEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var role = Enum.Parse<RosterRole>(reader.GetString(1), ignoreCase: true);
            roster.Add(new(reader.GetString(0), role, reader.Text(2), reader.GetFieldValue<DateOnly>(3), reader.Value<DateOnly>(4))
            {
                ShiftStarts = reader.Value<TimeOnly>(5),
                ShiftEnds = reader.Value<TimeOnly>(6),
                LunchStarts = reader.Value<TimeOnly>(7),
                LunchEnds = reader.Value<TimeOnly>(8),
                Deputy = reader.Text(9),
            });
        }

        return roster;
    }

    public async Task<IReadOnlyList<Absence>> AbsencesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select person, from_day, to_day, reason from absence order by person, from_day");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var absences = new List<Absence>();
        while (await reader.ReadAsync(cancellationToken))
            absences.Add(new(reader.GetString(0), reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<DateOnly>(2), reader.Text(3)));
        return absences;
    }
}
