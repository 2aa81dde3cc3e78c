using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Officers on duty on some days, from roster and absences.</summary>
internal static class Rosters
{
    public static async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, BusinessCalendar calendar, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var roster = await RosterReader.RosterAsync(connection, days.Min(), days.Max(), cancellationToken);
        if (roster.Count == 0)
            yield break;
        var absences = await RosterReader.AbsencesAsync(connection, days.Min(), days.Max(), cancellationToken);
        foreach (var day in days)
        {
            foreach (var fact in Duty.On(day, roster, absences, calendar))
                yield return fact;
        }
    }
}
