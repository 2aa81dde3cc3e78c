using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Statistics.Erlang;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Tests.Scheduling;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Ten officers on a queue that goes as Erlang A says, from August on; three of them are away all November.</summary>
internal static class ModelledMonths
{
    private const int Officers = 10, Away = 3, Calls = 40, Patience = 300, Handle = 300, LateWait = 25;

    public static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    /// <summary>Writes the calls, log-ins, roster and leave where there are none, and analyses November.</summary>
    public static async Task AnalyseAsync(TestDatabase database, Installation installation)
    {
        await database.ExecuteHereAsync(string.Create(CultureInfo.InvariantCulture,
            $"""
            select make_months(array[date '2025-08-01', '2025-09-01', '2025-10-01', '2025-11-01']);
            insert into source (id, name, kind, zone, sees) overriding system value
                values (1, 'test', 'queue-log', 'Australia/Melbourne', '{"{}"}') on conflict do nothing;
            insert into roster_entry (source_id, person, role, team, from_day)
                select 1, 'officer-' || n, 'officer', 'Customer service', '2025-01-01' from generate_series(1, {Officers}) n
                on conflict do nothing;
            insert into absence (source_id, person, from_day, to_day, reason)
                select 1, 'officer-' || n, '2025-11-01', '2025-11-30', 'annual leave' from generate_series(1, {Away}) n
                on conflict do nothing;
            create temporary table worked as
                select day::date as day, day >= '2025-11-01' as short from generate_series(date '2025-08-01', '2025-11-30', '1 day') day
                where extract(isodow from day) < 6;
            insert into officer_session (source_id, officer, queue, started_at, ended_at)
                select 1, 'officer-' || n, 'widgets', (day + time '09:00') at time zone 'Australia/Melbourne',
                    (day + time '17:00') at time zone 'Australia/Melbourne'
                from worked, generate_series(1, {Officers}) n where n > {Away} or not short on conflict do nothing;
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, officer)
            select 1, concat_ws('-', day, slot, n), 1, 'widgets', (day + make_interval(mins => slot * 30 + n / 2))
                    at time zone 'Australia/Melbourne', day, slot, case when n <= abandoned then 'abandoned' else 'answered' end,
                case when n <= abandoned then waited when n <= abandoned + late then {LateWait} else 0 end,
                case when n > abandoned then {Handle} end,
                case when n > abandoned then 'officer-' || case when short then {Away + 1} + n % {Officers - Away}
                    else 1 + n % {Officers} end end
            from worked join (values {Fared(false, Officers)}, {Fared(true, Officers - Away)}) as fared (short, abandoned, late, waited)
                using (short), generate_series(18, 33) slot, generate_series(1, {Calls}) n
            where not exists (select from queue_entry);
            """));
        await installation.Get<AnalyseJob>().EnsureAsync(November, new Progress<Progress>(), CancellationToken.None);
    }

    // Of so many calls: given up, answered late, and how long who gave up waited, so that all wait as the patience has it.
    private static string Fared(bool isShort, int officers)
    {
        var figures = new CallLoad(Calls, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(Handle), TimeSpan.FromSeconds(Patience))
            .At(officers, TimeSpan.FromSeconds(20));
        var abandoned = (int)Math.Round(Calls * figures.Abandonment!.Value);
        var late = Calls - abandoned - (int)Math.Round(Calls * figures.ServiceLevel);
        return $"({isShort}, {abandoned}, {late}, {((Patience * abandoned) - (LateWait * late)) / abandoned})";
    }
}
