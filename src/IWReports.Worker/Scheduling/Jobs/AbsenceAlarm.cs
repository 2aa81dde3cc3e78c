using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>A due time that came and went without a run.</summary>
internal sealed record MissingRun(string Schedule, ReportPeriod Period, DateTimeOffset Slot);

/// <summary>Compares the due times with the runs, and speaks up once about each that is missing: silence is not success.</summary>
internal sealed class AbsenceAlarm(NpgsqlDataSource database, Schedules schedules, TimeProvider time, IOptions<SchedulingOptions> options)
{
    // Older absences were spoken of, or belong to a time that nobody waits for any more.
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(35);

    public async Task<JobOutcome> RunAsync(Action<string> log, CancellationToken cancellationToken)
    {
        var news = new List<string>();
        foreach (var missing in await MissingAsync(cancellationToken))
        {
            if (await IsNewAsync(missing, cancellationToken))
                news.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{missing.Schedule} has not run for {missing.Period}, due {missing.Slot:yyyy-MM-dd HH:mm}"));
        }

        news.ForEach(log);
        return news.Count == 0 ? JobOutcome.Idle : JobOutcome.Partial(string.Join("; ", news) + ".");
    }

    /// <summary>What should have run by now and has not, oldest first.</summary>
    public async Task<IReadOnlyList<MissingRun>> MissingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expected = (await schedules.ListAsync(cancellationToken))
            .Where(state => !state.Job.Ticks && !state.Schedule.Paused)
            .SelectMany(state => state.Timetable
                .After(state.Schedule.Since > now - LooksBack ? state.Schedule.Since : now - LooksBack)
                .TakeWhile(slot => slot <= now - options.Value.AlarmAfter)
                .Select(slot => new MissingRun(state.Schedule.Id, state.Timetable.PeriodAt(slot, state.Job.Period), slot)))
            .ToList();

        var places = await database.RowsAsync<long>(
            """
            select e.n from unnest($1, $2, $3) with ordinality as e(schedule_id, slot, period, n)
            where not exists (select 1 from job_run r where r.schedule_id = e.schedule_id
                and (r.slot = e.slot or (r.period = e.period and r.state in ('succeeded', 'partial'))))
            order by e.slot, e.n
            """,
            cancellationToken, expected.Select(run => run.Schedule).ToArray(),
            expected.Select(run => run.Slot.ToUniversalTime()).ToArray(), expected.Select(run => run.Period.ToString()).ToArray());
        return [.. places.Select(place => expected[(int)place - 1])];
    }

    private async Task<bool> IsNewAsync(MissingRun missing, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "insert into absence_alarm (schedule_id, slot, raised_at) values ($1, $2, $3) on conflict do nothing", cancellationToken,
            missing.Schedule, missing.Slot.ToUniversalTime(), time.GetUtcNow()) == 1;
}
