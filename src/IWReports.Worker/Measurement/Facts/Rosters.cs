using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers on duty on some days, from roster and absences.</summary>
internal static class Rosters
{
    private const string RosterSql = """
        select person, role, team, from_day, to_day, shift_starts, shift_ends, lunch_starts, lunch_ends
        from roster_entry where from_day <= $2 and coalesce(to_day, 'infinity') >= $1
        """;

    public static async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, BusinessCalendar calendar, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var roster = await EntriesAsync(connection, days, cancellationToken);
        if (roster.Count == 0)
            yield break;
        var absences = await AbsencesAsync(connection, days, cancellationToken);
        foreach (var day in days)
        {
            foreach (var fact in Duty.On(day, roster, absences, calendar))
                yield return fact;
        }
    }

    private static async Task<List<RosterEntry>> EntriesAsync(NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        var roster = new List<RosterEntry>();
        await using var command = new NpgsqlCommand(RosterSql, connection);
        command.Parameters.AddWithValue(days.Min());
        command.Parameters.AddWithValue(days.Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            roster.Add(new(row.GetString(0), Enum.Parse<RosterRole>(row.GetString(1), ignoreCase: true), row.Text(2), row.GetFieldValue<DateOnly>(3), row.Value<DateOnly>(4))
            {
                ShiftStarts = row.Value<TimeOnly>(5),
                ShiftEnds = row.Value<TimeOnly>(6),
                LunchStarts = row.Value<TimeOnly>(7),
                LunchEnds = row.Value<TimeOnly>(8),
            });
        }

        return roster;
    }

    private static async Task<List<Absence>> AbsencesAsync(NpgsqlConnection connection, DateOnly[] days, CancellationToken cancellationToken)
    {
        var absences = new List<Absence>();
        await using var command = new NpgsqlCommand("select person, from_day, to_day, reason from absence where from_day <= $2 and to_day >= $1", connection);
        command.Parameters.AddWithValue(days.Min());
        command.Parameters.AddWithValue(days.Max());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            absences.Add(new(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2), row.Text(3)));
        return absences;
    }
}
