using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Scheduling;

/// <summary>A schedule with its job and its latest run, steps aside.</summary>
internal sealed record ScheduleState(JobSchedule Schedule, Job Job, Timetable Timetable, JobRun? Last);

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
            await context.Database.ExecuteSqlAsync(
                $"""
                insert into job_schedule (id, job, cron, zone, days, since)
                    values ({schedule.Id}, {schedule.Job}, {schedule.Cron}, {schedule.Zone}, {schedule.Days}, {schedule.Since})
                on conflict do nothing
                """, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ScheduleState>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var schedules = await context.Schedules.AsNoTracking().OrderBy(schedule => schedule.Id).ToListAsync(cancellationToken);
        // Asked every few seconds: one look into the index a schedule, however long the history.
        var last = await context.Schedules
            .SelectMany(schedule => context.Runs.AsNoTracking()
                .Where(run => run.ScheduleId == schedule.Id && run.ParentId == null).OrderByDescending(run => run.Id).Take(1))
            .ToDictionaryAsync(run => run.ScheduleId, cancellationToken);
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
                .Where(setting => stored.TryGetValue(setting.Id, out var schedule) && InWords(setting) != InWords(schedule))
                .Select(setting => $"Schedule {setting.Id} runs at {InWords(stored[setting.Id])}, not at {InWords(setting)} as in the "
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

    /// <summary>Pauses or resumes. What fell due during a pause is not made up by itself: somebody did not want it.</summary>
    public async Task SetPausedAsync(string id, bool paused, string who, string reason, CancellationToken cancellationToken)
    {
        await FindAsync(id, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.Schedules.Where(schedule => schedule.Id == id && schedule.Paused != paused)
            .ExecuteUpdateAsync(
                set => set.SetProperty(schedule => schedule.Paused, paused)
                    .SetProperty(schedule => schedule.Since, schedule => paused ? schedule.Since : time.GetUtcNow()),
                cancellationToken);
        if (changed == 0)
            throw new InputException($"{id} is {(paused ? "paused already" : "not paused")}.");
        context.Audit.Add(new() { Who = who, What = $"schedule {id} {(paused ? "paused" : "resumed")}", Reason = Reason(reason) });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The schedule as it would be with other times; refuses what could not be followed.</summary>
    public JobSchedule Edited(JobSchedule schedule, string? cron, string? zone, string? days)
    {
        var edited = new JobSchedule
        {
            Id = schedule.Id,
            Job = schedule.Job,
            Cron = string.Join(' ', (cron ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)),
            Zone = zone?.Trim() ?? "",
            Days = days?.Trim() ?? "",
            Paused = schedule.Paused,
            Since = time.GetUtcNow(),
        };
        Check(edited, "");
        return edited;
    }

    /// <summary>Gives a schedule other times. What fell due before is not made up by itself: the new times had not been there.</summary>
    public async Task<JobSchedule> EditAsync(
        string id, string? cron, string? zone, string? days, string who, string reason, CancellationToken cancellationToken)
    {
        var before = await FindAsync(id, cancellationToken);
        var after = Edited(before, cron, zone, days);
        if ((after.Cron, after.Zone, after.Days) == (before.Cron, before.Zone, before.Days))
            throw new InputException($"{id} has these times already: change its cron, zone or days.");
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Of two people who edit at once, the second has not seen what the first did.
        var changed = await context.Schedules
            .Where(schedule => schedule.Id == id)
            .Where(schedule => schedule.Cron == before.Cron && schedule.Zone == before.Zone && schedule.Days == before.Days)
            .ExecuteUpdateAsync(
                set => set.SetProperty(schedule => schedule.Cron, after.Cron).SetProperty(schedule => schedule.Zone, after.Zone)
                    .SetProperty(schedule => schedule.Days, after.Days).SetProperty(schedule => schedule.Since, after.Since),
                cancellationToken);
        if (changed == 0)
            throw new InputException($"{id} was changed by somebody else meanwhile. Look at it again.");
        var what = $"schedule {id} edited: from {InWords(before)} to {InWords(after)}";
        context.Audit.Add(new() { Who = who, What = what, Reason = Reason(reason) });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    /// <summary>A reason that says something; everything that people start or stop has one.</summary>
    public static string Reason(string? reason) => !string.IsNullOrWhiteSpace(reason)
        ? reason.Trim()
        : throw new InputException("A reason is needed: it is kept with what was done.");

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

    private void Check(JobSchedule schedule, string where)
    {
        JobOf(schedule);
        Timetable.Parse(schedule.Cron, $"{where}Cron");
        Timetable.ParseDays(schedule.Days, $"{where}Days");
        Zones.Find(schedule.Zone, $"{where}Zone");
        TimetableOf(schedule).MustFallDue(time.GetUtcNow());
    }

    private static string InWords(JobSchedule schedule) =>
        $"\"{string.Join(' ', schedule.Cron.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))}\" "
            + $"{schedule.Zone} {schedule.Days}";
}
