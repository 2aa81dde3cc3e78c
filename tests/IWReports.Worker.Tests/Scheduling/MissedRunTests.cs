using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Tests.Scheduling;

public sealed class MissedRunTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string FirstStart = "2025-10-03T12:00:00+10:00";

    public Task InitializeAsync() => database.ForgetRunsAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Missed_nights_are_made_up_in_order_each_for_its_own_day()
    {
        var diary = new Diary();
        await using (await Installation.StartAsync(database, FirstStart, diary))
        {
        }

        // Down from Friday to Tuesday, over the night on which 02:15 does not exist.
        await using var later = await Installation.StartAsync(database, "2025-10-07T12:00:00+11:00", diary);
        Assert.Equal(["2025-10-03", "2025-10-04", "2025-10-05", "2025-10-06"], await diary.WaitForAsync(4));
        Assert.Equal(4, await EndedAsync());
        Assert.Empty(await later.Get<AbsenceAlarm>().MissingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_new_installation_makes_up_nothing()
    {
        await using var first = await Installation.StartAsync(database, FirstStart, new Diary());
        Assert.Equal(new DateTime(2025, 10, 3, 2, 0, 0, DateTimeKind.Utc),
            await database.ScalarAsync<DateTime>("select date_trunc('hour', since) from job_schedule where id = 'nightly'"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from job_run"));
    }

    [Fact]
    public async Task Two_workers_run_each_due_time_once()
    {
        var diary = new Diary();
        await using (await Installation.StartAsync(database, FirstStart, diary))
        {
        }

        await using var one = await Installation.StartAsync(database, "2025-10-07T12:00:00+11:00", diary);
        // Its clock is five minutes ahead.
        await using var other = await Installation.StartAsync(database, "2025-10-07T12:05:00+11:00", diary);
        await diary.WaitForAsync(4);
        var asked = await one.Get<RunRequests>()
            .QueueAsync("nightly", "2025-01-01", "test", "the last in the queue", CancellationToken.None);
        await diary.WaitForAsync(1);
        Assert.Equal(["2025-10-03", "2025-10-04", "2025-10-05", "2025-10-06", "2025-01-01"], diary.Periods);
        Assert.True(asked > 0);
    }

    [Fact]
    public async Task Two_hundred_missed_times_are_each_made_up_once_and_in_order_by_two_workers_ten_minutes_apart()
    {
        var diary = new Diary();
        const string everyMinute = "* * * * *";
        await using (await Installation.PrepareAsync(database, FirstStart, diary, everyMinute))
        {
        }

        await using var behind = await Installation.StartAsync(database, "2025-10-03T15:15:00+10:00", diary, everyMinute);
        await using var ahead = await Installation.StartAsync(database, "2025-10-03T15:25:00+10:00", diary, everyMinute);
        await database.UntilAsync("select count(*) >= 200 from job_run where state = 'succeeded'", 120);
        Assert.Equal(0, await database.ScalarAsync<long>(
            "select count(*) from (select slot - lag(slot) over (order by id) as step from job_run) s where step <> interval '1 minute'"));
        Assert.Equal(1, await database.ScalarAsync<int>("select max(attempt) from job_run"));
        Assert.Equal(await database.ScalarAsync<long>("select count(*) from job_run where state <> 'queued'"), diary.Periods.Count);
        Assert.True(await database.ScalarAsync<long>("select count(distinct j.value) from hangfire.job, hangfire.state s, lateral "
            + "(select s.data->>'ServerId' as value) j where s.jobid = job.id and s.name = 'Processing'") == 2, "Both workers took part.");
    }

    [Fact]
    public async Task A_pause_survives_a_restart_and_an_edit_too()
    {
        var diary = new Diary();
        await using (var first = await Installation.StartAsync(database, FirstStart, diary))
            await first.Get<ScheduleEdits>().SetPausedAsync("nightly", true, "test", "audit", CancellationToken.None);
        await database.ExecuteHereAsync("update job_schedule set cron = '45 2 * * *' where id = 'nightly'");

        await using var later = await Installation.StartAsync(database, "2025-10-07T12:00:00+11:00", diary);
        var schedule = await later.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        Assert.Equal((true, "45 2 * * *"), (schedule.Paused, schedule.Cron));
        await later.Get<RunRequests>().QueueAsync("nightly", "2025-01-01", "test", "by hand", CancellationToken.None);
        Assert.Equal(["2025-01-01"], await diary.WaitForAsync(1));
        Assert.Empty(await later.Get<AbsenceAlarm>().MissingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_that_the_end_of_the_worker_cut_short_is_taken_up_again()
    {
        var diary = new Diary();
        await using (await Installation.StartAsync(database, FirstStart, diary))
        {
        }

        var started = new TaskCompletionSource();
        diary.Work = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobOutcome.Idle;
        };
        await using (await Installation.StartAsync(database, "2025-10-04T12:00:00+10:00", diary))
            await started.Task;
        Assert.Equal("queued: Waits for a worker: the one before was stopped.",
            await database.ScalarAsync<string>("select state || ': ' || message from job_run"));

        diary.Work = (_, _) => Task.FromResult(JobOutcome.Succeeded("Done after all."));
        await using var later = await Installation.StartAsync(database, "2025-10-04T12:30:00+10:00", diary);
        Assert.Equal(["2025-10-03", "2025-10-03"], await diary.WaitForAsync(2));
        Assert.Equal(1, await EndedAsync());
        Assert.Equal(2, await database.ScalarAsync<int>("select attempt from job_run"));
    }

    [Fact]
    public async Task A_run_whose_worker_was_killed_is_taken_up_by_another()
    {
        var diary = new Diary();
        await using (await Installation.StartAsync(database, FirstStart, diary))
        {
        }

        // What a killed worker leaves: a run whose lease has run out, and a job that Hangfire has lost.
        await database.ExecuteHereAsync(
            """
            insert into job_run (schedule_id, job, period, slot, alive_until, handed_to, handed_at, worker)
            values ('nightly', 'diary', '2025-10-03', '2025-10-03T16:15Z', now() - interval '1 hour', '4711', now() - interval '1 hour',
                'killed:1')
            """);
        await using var later = await Installation.StartAsync(database, "2025-10-04T12:00:00+10:00", diary);
        Assert.Equal(["2025-10-03"], await diary.WaitForAsync(1));
        Assert.Equal((1, 2), (await EndedAsync(), await database.ScalarAsync<int>("select attempt from job_run")));
    }

    [Fact]
    public async Task A_run_by_hand_ends_the_absence_of_its_period()
    {
        await using (await Installation.PrepareAsync(database, FirstStart, new Diary()))
        {
        }

        await using var later = await Installation.PrepareAsync(database, "2025-10-05T12:00:00+11:00", new Diary());
        await later.Get<RunRequests>().RunAsync("nightly", "2025-10-03", "test", "by hand", new Progress<Progress>(),
            CancellationToken.None);
        Assert.Equal(["2025-10-04"], (await later.Get<AbsenceAlarm>().MissingAsync(CancellationToken.None))
            .Select(run => run.Period.ToString()));
    }

    [Fact]
    public async Task An_absence_is_spoken_of_once()
    {
        await using (await Installation.PrepareAsync(database, FirstStart, new Diary()))
        {
        }

        await using var later = await Installation.PrepareAsync(database, "2025-10-05T12:00:00+11:00", new Diary());
        var alarm = later.Get<AbsenceAlarm>();
        var said = new List<string>();
        Assert.Equal(JobEnd.Partial, (await alarm.RunAsync(said.Add, CancellationToken.None)).End);
        Assert.Equal(2, said.Count);
        Assert.Equal(JobEnd.Idle, (await alarm.RunAsync(said.Add, CancellationToken.None)).End);
        Assert.Equal(2, (await alarm.MissingAsync(CancellationToken.None)).Count);
    }

    private Task<long> EndedAsync() => database.ScalarAsync<long>("select count(*) from job_run where slot is not null");
}
