using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Tests.Scheduling;

/// <summary>The night's work, each step a run of its own that the one before handed on.</summary>
public sealed class NightlyChainTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly ReportPeriod Night = ReportPeriod.Day(new(2025, 11, 30));

    private readonly DirectoryInfo _logs = Directory.CreateTempSubdirectory("iw-chain-");

    public async Task InitializeAsync()
    {
        await database.ForgetRunsAsync();
        var at = new DateTimeOffset(2025, 11, 28, 10, 0, 0, TimeSpan.FromHours(11)).ToUnixTimeSeconds();
        foreach (var site in new[] { "main", "other" })
            await File.WriteAllTextAsync(Path.Combine(_logs.FullName, $"{site}.log"),
                $"{at}|{at}.1|{site}|NONE|ENTERQUEUE||03555501{site.Length}4\n{at + 9}|{at}.1|{site}|NONE|ABANDON|1|1|9\n");
    }

    public Task DisposeAsync()
    {
        _logs.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Sources_are_pulled_side_by_side_then_measured_and_the_night_ends_with_them_all()
    {
        await using var service = await Installation.StartAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job],
            settings: Settings());
        var run = await service.Get<RunRequests>().QueueAsync("nightly", null, "test", "a night", CancellationToken.None);
        await database.UntilAsync($"select finished_at is not null from job_run where id = {run}");
        Assert.Equal("succeeded: 2 sources pulled. 1 day measured. 1 month analysed.",
            await database.ScalarAsync<string>($"select state || ': ' || message from job_run where id = {run}"));
        Assert.Equal(
            "analyse 2025-11 2025-11, measure  2025-11-30, pull queue-log:main 2025-11-30, pull queue-log:other 2025-11-30",
            await database.ScalarAsync<string>($"select string_agg(job || ' ' || subject || ' ' || period, ', ' order by job, subject) "
                + $"from job_run where parent_id = {run} and handed_to is not null"));
        Assert.Equal(["pull", "pull", "measure", "analyse"],
            (await database.ScalarAsync<string>($"select string_agg(job, ' ' order by id) from job_run where parent_id = {run}"))
            .Split(' '));
    }

    [Fact]
    public async Task A_verb_runs_the_night_with_its_steps_though_no_service_runs()
    {
        await using var verb = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job],
            settings: Settings());
        var run = await verb.Get<RunRequests>()
            .RunAsync("nightly", null, "test", "by hand", new Progress<Progress>(), CancellationToken.None);
        Assert.Equal(RunState.Succeeded, run.State);
        Assert.StartsWith("2 sources pulled.", run.Message, StringComparison.Ordinal);
        // Whether a month is analysed too depends on what was measured before.
        Assert.Equal("measure, pull, pull", await database.ScalarAsync<string>(
            "select string_agg(job, ', ' order by job) from job_run where parent_id is not null and state = 'succeeded' and job <> "
                + "'analyse'"));
    }

    [Fact]
    public async Task Cancelling_a_night_cancels_the_steps_that_wait_for_it()
    {
        await using var verb = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job],
            settings: Settings());
        var schedule = await verb.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        var run = await verb.Get<JobRuns>().RequestAsync(schedule, new("nightly", "", Night), "test", "to be cancelled",
            CancellationToken.None);
        Assert.Equal(RunState.Waiting, (await verb.Get<JobRunner>()
            .RunAsync(run, new(RunAgain.Nothing), null, CancellationToken.None))!.State);
        Assert.True(await verb.Get<Cancellation>().CancelAsync(run, "anna", "not tonight", CancellationToken.None));
        Assert.Equal(3, await database.ScalarAsync<long>(
            "select count(*) from job_run where state = 'cancelled' and cancelled_by = 'anna'"));
        Assert.False(await verb.Get<Cancellation>().CancelAsync(run, "anna", "again", CancellationToken.None));
    }

    [Fact]
    public async Task A_night_that_a_verb_left_in_the_middle_is_gone_on_with_by_the_next()
    {
        await using var verb = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job],
            settings: Settings());
        var schedule = await verb.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        var run = await verb.Get<JobRuns>().RequestAsync(schedule, new("nightly", "", Night), "test", "left in the middle",
            CancellationToken.None);
        await verb.Get<JobRunner>().RunAsync(run, new(RunAgain.Nothing), null, CancellationToken.None);
        var ended = await verb.Get<RunsInProcess>().RunAsync(run, new(RunAgain.Unfinished), null, CancellationToken.None);
        Assert.Equal(RunState.Succeeded, ended!.State);
    }

    [Fact]
    public async Task A_run_that_is_stopped_in_one_of_its_steps_is_cancelled_with_those_that_wait()
    {
        using var stop = new CancellationTokenSource();
        var diary = new Diary
        {
            Work = async (_, cancellationToken) =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return JobOutcome.Idle;
            },
        };
        var head = new Job("head", "Hands on two steps", DuePeriod.Yesterday,
            (_, _, _) => Task.FromResult(JobOutcome.Waiting("Two steps.", new Step("diary", "a", Night), new Step("diary", "b", Night))))
        {
            AfterSteps = (_, _) => JobOutcome.Succeeded("Both done."),
        };
        await using var verb = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", diary, jobs: [head]);
        var schedule = await verb.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        var run = await verb.Get<JobRuns>().RequestAsync(schedule, new("head", "", Night), "test", "to be stopped", CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verb.Get<RunsInProcess>()
            .RunAsync(run, new(RunAgain.Nothing) { CancelledBy = "anna" }, null, stop.Token));
        Assert.Equal("head cancelled, diary cancelled, diary cancelled",
            await database.ScalarAsync<string>("select string_agg(job || ' ' || state, ', ' order by id) from job_run"));
        Assert.Single(diary.Periods);
    }

    [Fact]
    public async Task What_is_cancelled_in_the_moment_it_ends_hands_nothing_on_and_is_not_tried_again()
    {
        await using var verb = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job],
            settings: Settings());
        var schedule = await verb.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        foreach (var (ended, becomes) in new[] { (RunState.Succeeded, "succeeded"), (RunState.Failed, "cancelled") })
        {
            var run = await verb.Get<JobRuns>()
                .RequestAsync(schedule, new("nightly", "", Night), "test", "cancelled late", CancellationToken.None);
            var held = (await verb.Get<RunLeases>().TakeAsync(run, RunAgain.Nothing, CancellationToken.None))!.Value.Held;
            Assert.True(await verb.Get<Cancellation>().CancelAsync(run, "anna", "late", CancellationToken.None));
            Assert.Empty((await verb.Get<RunEndings>()
                .EndAsync(held, new(ended, "done") { RetryAfter = TimeSpan.FromMinutes(1), Next = [new("measure", "", Night)] }))!);
            Assert.Equal(becomes, await database.ScalarAsync<string>($"select state from job_run where id = {run} and retry_at is null"));
        }
    }

    [Fact]
    public async Task A_delivery_that_a_report_handed_on_is_requeued_without_the_report()
    {
        await using var verb = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job],
            settings: Settings());
        await database.ExecuteHereAsync(
            """
            insert into job_run (schedule_id, job, period, state, finished_at) values ('nightly', 'diary', '2025-11-30', 'succeeded',
                now());
            insert into job_run (schedule_id, job, period, state, finished_at, cancelled_by, parent_id, parent_attempt)
                select 'nightly', 'deliver', '2025-11-30', 'cancelled', now(), 'anna', id, 1 from job_run;
            """);
        var step = await database.ScalarAsync<long>("select max(id) from job_run");
        Assert.True(await verb.Get<Cancellation>().RequeueAsync(step, "anna", CancellationToken.None));
        var held = (await verb.Get<RunLeases>().TakeAsync(step, RunAgain.Nothing, CancellationToken.None))!.Value.Held;
        Assert.Empty((await verb.Get<RunEndings>().EndAsync(held, new(RunState.Succeeded, "4 sent")))!);
        Assert.Equal("diary succeeded, deliver succeeded",
            await database.ScalarAsync<string>("select string_agg(job || ' ' || state, ', ' order by id) from job_run"));
    }

    [Fact]
    public void A_source_that_failed_leaves_the_rest_measured_and_the_night_partial()
    {
        var outcome = NightlyRun.AfterSteps(Night,
            [Step("pull", "a", RunState.Succeeded, "3 lines read."), Step("pull", "b", RunState.Failed, "silent"),
            Step("measure", "", RunState.Succeeded, "1 days measured.", 1)]);
        Assert.Equal((JobEnd.Partial, "2 sources pulled. 1 days measured. pull b failed: silent"), (outcome.End, outcome.Message));
    }

    [Fact]
    public void A_source_that_was_pulled_again_is_measured_again()
    {
        var outcome = NightlyRun.AfterSteps(Night,
            [Step("pull", "a", RunState.Succeeded, "3 lines read.", 2), Step("measure", "", RunState.Succeeded, "1 days measured.", 1)]);
        Assert.Equal((JobEnd.Waiting, "measure"), (outcome.End, Assert.Single(outcome.Next).Job));
    }

    [Fact]
    public void A_night_that_could_not_be_measured_failed() =>
        Assert.Equal(JobEnd.Failed, NightlyRun.AfterSteps(Night, [Step("measure", "", RunState.Failed, "no room on the disk", 1)]).End);

    private Dictionary<string, string?> Settings() => new()
    {
        ["Scheduling:Jobs:0:Job"] = "nightly",
        ["Sources:QueueLogs:main:Path"] = Path.Combine(_logs.FullName, "main.log"),
        ["Sources:QueueLogs:main:Zone"] = "Australia/Melbourne",
        ["Sources:QueueLogs:other:Path"] = Path.Combine(_logs.FullName, "other.log"),
        ["Sources:QueueLogs:other:Zone"] = "Australia/Melbourne",
        ["Privacy:CallerKey"] = Convert.ToBase64String(new byte[32]),
    };

    private static JobRun Step(string job, string subject, RunState state, string message, int minute = 0) => new()
    {
        ScheduleId = "nightly", Job = job, Subject = subject, Period = "2025-11-30", State = state, Message = message,
            QueuedAt = new(2025, 12, 1, 2, minute, 0, TimeSpan.Zero),
    };
}
