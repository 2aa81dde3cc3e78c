using Hangfire;
using Hangfire.Storage;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>One recurring job a schedule: what admins see and trigger. They only wake us; when a run is due, the timetable says.</summary>
internal sealed class RecurringJobs(Schedules schedules, Lazy<IRecurringJobManager> manager, JobStorage storage)
{
    /// <summary>
    /// Makes Hangfire's recurring jobs agree with the schedules: all are written again, since a job that could not be read was
    /// switched off, and those of no schedule go.
    /// </summary>
    public void Agree(IReadOnlyList<ScheduleState> states)
    {
        var wanted = states.Where(state => !state.Job.Ticks).ToList();
        foreach (var (schedule, title, zone) in wanted.Select(state => (state.Schedule, TitleOf(state), state.Timetable.Zone)))
        {
            manager.Value.AddOrUpdate<RunJobs>(
                schedule.Id, call => call.Wake(schedule.Id, title), schedule.Cron,
                    new RecurringJobOptions { TimeZone = zone, MisfireHandling = MisfireHandlingMode.Relaxed });
        }

        foreach (var gone in Stored().Select(job => job.Id).Except(wanted.Select(state => state.Schedule.Id)))
            manager.Value.RemoveIfExists(gone);
    }

    /// <summary>What is wrong with the recurring jobs that the schedules expect; empty when nothing is.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(CancellationToken cancellationToken)
    {
        var stored = Stored().ToDictionary(job => job.Id);
        var wanted = (await schedules.ListAsync(cancellationToken)).Where(state => !state.Job.Ticks).Select(state => state.Schedule.Id);
        return [.. wanted.Select(id => !stored.TryGetValue(id, out var job) ? $"{id} is not there"
            : job.Error is not null ? $"{id} has an error, which its page in Hangfire tells"
            : job.NextExecution is null ? $"{id} has no next time" : "").Where(wrong => wrong.Length > 0)];
    }

    private List<RecurringJobDto> Stored()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs();
    }

    // Hangfire knows neither pauses nor business days.
    private static string TitleOf(ScheduleState state) =>
        $"{state.Job.Title}{(state.Timetable.Days.ToString() == "all" ? "" : $", "
            + $"{state.Timetable.Days.InWords}")}{(state.Schedule.Paused ? " (paused)" : "")}";
}
