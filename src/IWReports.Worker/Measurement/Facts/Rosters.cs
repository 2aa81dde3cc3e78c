using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>Who was on duty, away, new or supervised on some days, from roster, absences and coaching.</summary>
internal static class Rosters
{
    public static async IAsyncEnumerable<IFact> ReadAsync(
        NpgsqlConnection connection, DateOnly[] days, BusinessCalendar calendar,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // All of it: who is new, who has left and whether there ever was a supervisor is seen from the other entries.
        var roster = await RosterReader.RosterAsync(connection, DateOnly.MinValue, DateOnly.MaxValue, cancellationToken);
        var week = days.Min().AddDays(-6);
        // Who never noted one absence does not know that nobody was away.
        var keepsAbsences = await connection.ScalarAsync<bool>("select exists (select from absence)", cancellationToken);
        var keepsCoaching = await connection.ScalarAsync<bool>("select exists (select from coaching_session)", cancellationToken);
        var absences = await RosterReader.AbsencesAsync(connection, week, days.Max(), cancellationToken);
        var coaching = await CoachingSessions.ReadAsync(connection, week, days.Max(), cancellationToken);
        foreach (var session in coaching.Where(session => days.Contains(session.Day)))
            yield return session;
        foreach (var day in days)
        {
            IEnumerable<IFact> facts =
            [
                .. Duty.On(day, roster, absences, calendar),
                .. People.On(day, roster, keepsAbsences ? absences : null, calendar),
                .. keepsAbsences ? People.Supervision(day, roster, absences, calendar) : [],
                .. keepsCoaching ? People.Newcomers(day, roster, absences, coaching, calendar) : [],
            ];
            foreach (var fact in facts)
                yield return fact;
        }
    }
}
