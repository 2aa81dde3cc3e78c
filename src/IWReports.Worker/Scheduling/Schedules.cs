using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Scheduling;

/// <summary>A schedule with its job and its latest run, steps aside.</summary>
internal sealed record ScheduleState(JobSchedule Schedule, Job Job, Timetable Timetable, JobRun? Last)
{
    /// <summary>Its next due time; null where its cron has none left.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) =>
        Timetable.After(now).Select(slot => (DateTimeOffset?)slot).FirstOrDefault();
}

/// <summary>The schedules: seeded from the settings at the first start, and ruled by the database from then on.</summary>
internal sealed class Schedules(
    IDbContextFactory<ReportsDbContext> database, IReadOnlyList<Job> jobs, BusinessCalendar calendar, TimeProvider time,
        IOptions<SchedulingOptions> options)
{
    /// <summary>Adds the schedules of the settings that the database does not know yet; edits made since stand.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var wanted = options.Value.Jobs.Select((setting, index) => Read(setting, $"Scheduling:Jobs:{index}")).ToList();
        if (wanted.GroupBy(schedule => schedule.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InputException($"Scheduling:Jobs: the id \"{twice.Key}\" is given twice. Each schedule needs its own.");

        await using var context = await database.CreateDbContextAsync(cancellationToken);
        foreach (var schedule in wanted)
        {
            // Two workers may start at once.
            await context.Connection.ExecuteAsync(
                """
                insert into job_schedule (id, job, cron, zone, days, since) values ($1, $2, $3, $4, $5, $6) on conflict do nothing
                """,
                cancellationToken, schedule.Id, schedule.Job, schedule.Cron, schedule.Zone, schedule.Days, schedule.Since);
        }
    }

    public async Task<IReadOnlyList<ScheduleState>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var schedules = await context.Schedules.AsNoTracking().OrderBy(schedule => schedule.Id).ToListAsync(cancellationToken);
        // Asked every few seconds: one look into the index a schedule, however long the history.
        var last = (await context.Connection.RowsAsync<JobRun>(
            """
            select run.* from job_schedule schedule cross join lateral (
                select * from job_run where schedule_id = schedule.id and parent_id is null order by id desc limit 1) run
            """, cancellationToken)).ToDictionary(run => run.ScheduleId);
        return [.. schedules.Select(schedule =>
            new ScheduleState(schedule, JobOf(schedule), TimetableOf(schedule), last.GetValueOrDefault(schedule.Id)))];
    }

    public async Task<JobSchedule> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Schedules.AsNoTracking().FirstOrDefaultAsync(schedule => schedule.Id == id, cancellationToken)
            ?? throw new InputException(ReportCatalog.Find(id) is { IsDraft: true } draft ? draft.WhyNotSent
            : $"There is no schedule \"{id}\". Known: {string.Join(", ", context.Schedules.Select(schedule => schedule.Id).Order())}.");
    }

    public Timetable TimetableOf(JobSchedule schedule) => new(schedule, calendar);

    public Job JobOf(JobSchedule schedule) => jobs.FirstOrDefault(job => job.Id == schedule.Job)
        ?? throw new InputException($"Schedule {schedule.Id} runs the job \"{schedule.Job}\", which this program does not have. Known: "
            + $"{string.Join(", ", jobs.Select(job => job.Id))}.");

    /// <summary>
    /// Refuses schedules that could not be followed: an unknown job or zone, a cron that cannot be read or never falls due.
    /// </summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var state in await ListAsync(cancellationToken))
            state.Timetable.MustFallDue(time.GetUtcNow());
    }

    /// <summary>A sentence for each schedule that the settings and the database have with other times: the database's hold.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var stored = await context.Schedules.AsNoTracking().ToDictionaryAsync(schedule => schedule.Id, cancellationToken);
        return
        [
            .. options.Value.Jobs.Select((setting, index) => Read(setting, $"Scheduling:Jobs:{index}"))
                .Where(setting => stored.TryGetValue(setting.Id, out var schedule) && setting.InWords != schedule.InWords)
                .Select(setting => $"Schedule {setting.Id} runs at {stored[setting.Id].InWords}, not at {setting.InWords} as in the "
                    + $"settings: these count "
                    + "at the first start only. To change it, edit it on the Schedules page."),
        ];
    }

    /// <summary>The period that the schedule would take now, or the one asked for if it is of the job's kind.</summary>
    public ReportPeriod PeriodFor(JobSchedule schedule, string? asked)
    {
        var job = JobOf(schedule);
        var usual = TimetableOf(schedule).PeriodAt(time.GetUtcNow(), job.Period);
        if (string.IsNullOrWhiteSpace(asked))
            return usual;
        return ReportPeriod.TryParse(asked.Trim(), out var period) && job.Period.Fits(period)
            && (!usual.IsWeek || period.From.DayOfWeek == usual.From.DayOfWeek)
            ? period
            : throw new InputException($"\"{asked}\" is not a period of {schedule.Id}. Use "
                + $"{(usual.IsMonth ? "a month" : usual.IsWeek ? "a week" : "a day")} such as {usual}.");
    }

    /// <summary>Refuses a schedule that could not be followed.</summary>
    /// <param name="where">What stands before the name of what is wrong: the place in the settings.</param>
    public void Check(JobSchedule schedule, string where)
    {
        JobOf(schedule);
        Timetable.Parse(schedule.Cron, $"{where}Cron");
        Timetable.ParseDays(schedule.Days, $"{where}Days");
        Zones.Find(schedule.Zone, $"{where}Zone");
        TimetableOf(schedule).MustFallDue(time.GetUtcNow());
    }

    private JobSchedule Read(ScheduleSetting setting, string where)
    {
        if (setting.Id.Length == 0 || !setting.Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
            || letter == '-'))
            throw new InputException(
                $"{where}:Id: \"{setting.Id}\" is not a name. Use small letters, digits and dashes, such as \"nightly\".");
        var schedule = new JobSchedule
        {
            Id = setting.Id,
            Job = setting.Job,
            Cron = setting.Cron,
            Zone = string.IsNullOrWhiteSpace(setting.Zone) ? calendar.Zone.Id : setting.Zone,
            Days = setting.Days,
            Since = time.GetUtcNow(),
        };
        Check(schedule, $"{where}:");
        return schedule;
    }
}
