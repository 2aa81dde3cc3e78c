using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Tests.Scheduling;

public sealed class JobRunnerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly Diary _diary = new();
    private readonly Ears _ears = new();
    private Installation _installation = null!;

    public async Task InitializeAsync()
    {
        await database.ForgetRunsAsync();
        _installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", _diary);
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task A_run_writes_its_log_its_message_and_who_asked_why()
    {
        _diary.Work = (context, _) =>
        {
            context.Log("half-way");
            context.Progress.Report(new("working", 0.5));
            return Task.FromResult(JobOutcome.Partial("Two rejects."));
        };
        var run = await RunAsync(null);
        Assert.Equal((RunState.Partial, "2025-11-30"), (run.State, run.Period));
        Assert.Equal("partial|Two rejects.|test|because",
            await database.ScalarAsync<string>(
            $"select state || '|' || message || '|' || requested_by || '|' || reason from job_run where id = {run.Id}"));
        Assert.Equal("Writes down what it was run for, 2025-11-30.|half-way|Two rejects.",
            await database.ScalarAsync<string>($"select string_agg(line, '|' order by id) from job_log where run_id = {run.Id}"));
        Assert.Equal("because", await database.ScalarAsync<string>("select reason from audit"));
    }

    [Fact]
    public async Task A_failure_keeps_its_reason()
    {
        _diary.Work = (_, _) => throw new PartMissingException("The telephone system does not answer.");
        var run = await RunAsync(null);
        Assert.Equal(RunState.Failed, run.State);
        Assert.IsType<PartMissingException>(run.Error);
        Assert.Equal("The telephone system does not answer.", await database.ScalarAsync<string>("select message from job_run"));
    }

    [Fact]
    public async Task A_run_needs_a_reason()
    {
        var requests = _installation.Get<RunRequests>();
        await Assert.ThrowsAsync<InputException>(() => requests.RunAsync("nightly", null, "test", "  ", _ears, CancellationToken.None));
        Assert.Empty(_diary.Periods);
    }

    [Theory]
    [InlineData("2025-11")]
    [InlineData("yesterday")]
    public async Task A_daily_job_is_not_run_for(string period) =>
        Assert.Contains("2025-11-30", (await Assert.ThrowsAsync<InputException>(() => RunAsync(period))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_backfill_runs_in_order_skips_what_was_done_and_repeats_it_when_told_to()
    {
        var backfill = _installation.Get<Backfill>();
        Task<IReadOnlyList<Backfilled>> BackAsync(int from, bool again = false) =>
            backfill.RunAsync("nightly", ReportPeriod.Day(new(2025, 11, from)), ReportPeriod.Day(new(2025, 11, 5)), again, _ears,
                CancellationToken.None);

        await BackAsync(4);
        var second = await BackAsync(3);
        Assert.Equal(["2025-11-04", "2025-11-05", "2025-11-03"], _diary.Periods);
        Assert.Equal([false, true, true], second.Select(step => step.Run is null));
        await BackAsync(5, again: true);
        Assert.Equal(2, await database.ScalarAsync<int>("select attempt from job_run where period = '2025-11-05'"));
    }

    [Fact]
    public async Task A_backfill_stops_at_the_first_failure_and_goes_on_from_there()
    {
        var backfill = _installation.Get<Backfill>();
        Task<IReadOnlyList<Backfilled>> BackAsync() =>
            backfill.RunAsync("nightly", ReportPeriod.Day(new(2025, 11, 3)), ReportPeriod.Day(new(2025, 11, 4)), false, _ears,
                CancellationToken.None);

        var work = _diary.Work;
        _diary.Work = (_, _) => throw new InputException("no");
        Assert.Single(await BackAsync());
        _diary.Work = work;
        Assert.Equal([RunState.Succeeded, RunState.Succeeded], (await BackAsync()).Select(step => step.Run!.State));
    }

    [Fact]
    public async Task Only_one_run_of_a_schedule_is_under_way()
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _diary.Work = async (_, _) =>
        {
            started.TrySetResult();
            await go.Task;
            return JobOutcome.Succeeded("done");
        };
        var first = RunAsync("2025-11-01");
        await started.Task;
        var second = RunAsync("2025-11-02");
        Assert.Contains("under way", await _ears.FirstAsync(), StringComparison.Ordinal);
        Assert.Single(_diary.Periods);
        go.SetResult();
        Assert.Equal([RunState.Succeeded, RunState.Succeeded], (await Task.WhenAll(first, second)).Select(run => run.State));
    }

    [Fact]
    public async Task A_run_whose_worker_is_gone_is_taken_over_and_a_live_one_is_not_whatever_the_clocks_of_workers_say()
    {
        await database.ExecuteHereAsync(
            """
            insert into job_run (schedule_id, job, period, slot, alive_until, worker) values
                ('nightly', 'diary', '2025-11-01', '2025-11-01T15:15Z', now() - interval '1 second', 'gone:1'),
                ('other-1', 'diary', '2025-11-01', '2025-11-01T15:15Z', now() + interval '1 minute', 'live:1')
            """);
        var runner = _installation.Get<JobRunner>();
        var gone = await database.ScalarAsync<long>("select id from job_run where schedule_id = 'nightly'");
        var live = await database.ScalarAsync<long>("select id from job_run where schedule_id = 'other-1'");
        Assert.Equal(RunState.Succeeded, (await runner.RunAsync(gone, new(RunAgain.Nothing), null, CancellationToken.None))!.State);
        await Assert.ThrowsAsync<BusyException>(() => runner.RunAsync(live, new(RunAgain.Everything), null, CancellationToken.None));
        Assert.Equal("2|1", await database.ScalarAsync<string>("select string_agg(attempt::text, '|' order by schedule_id) from job_run"));
    }

    [Fact]
    public async Task A_worker_that_was_given_up_cannot_write_its_ending()
    {
        var (runs, leases, endings) = (_installation.Get<JobRuns>(), _installation.Get<RunLeases>(), _installation.Get<RunEndings>());
        var schedule = await _installation.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        var id = (await runs.AddDueAsync(schedule, ReportPeriod.Day(new(2025, 11, 1)), new(2025, 11, 1, 15, 15, 0, TimeSpan.Zero), false,
            CancellationToken.None))!.Value;
        var late = (await leases.TakeAsync(id, RunAgain.Nothing, CancellationToken.None))!.Value.Held;
        await database.ExecuteHereAsync("update job_run set alive_until = now() - interval '1 second'");
        var now = (await leases.TakeAsync(id, RunAgain.Nothing, CancellationToken.None))!.Value.Held;
        Assert.Equal(Renewal.Lost, await leases.RenewAsync(late, new("still here"), []));
        Assert.Null(await endings.EndAsync(late, new(RunState.Failed, "late")));
        Assert.NotNull(await endings.EndAsync(now, new(RunState.Succeeded, "in time")));
        Assert.Null(await leases.TakeAsync(id, RunAgain.Unfinished, CancellationToken.None));
    }

    [Fact]
    public async Task A_due_time_is_added_once()
    {
        var runs = _installation.Get<JobRuns>();
        var schedule = await _installation.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        Task<long?> AddAsync() => runs.AddDueAsync(schedule, ReportPeriod.Day(new(2025, 11, 1)),
            new(2025, 11, 1, 15, 15, 0, TimeSpan.Zero), false, CancellationToken.None);
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync())), added => added is not null);
    }

    [Fact]
    public async Task A_tick_is_written_down_only_when_it_did_something_and_a_repeated_failure_once()
    {
        var schedule = await _installation.Get<Schedules>().FindAsync("nightly", CancellationToken.None);
        var outcomes = new Queue<Func<JobOutcome>>(
            [() => JobOutcome.Idle, () => throw new InputException("down"), () => throw new InputException("down"),
            () => JobOutcome.Succeeded("3 sent")]);
        var job = new Job("tick", "Comes round", DuePeriod.Today, (_, _, _) => Task.FromResult(outcomes.Dequeue()())) { Ticks = true };
        while (outcomes.Count > 0)
            await _installation.Get<JobRunner>().TickAsync(schedule, job, ReportPeriod.Day(new(2025, 12, 1)), CancellationToken.None);
        Assert.Equal("failed 2 down|succeeded 1 3 sent",
            await database.ScalarAsync<string>(
            "select string_agg(state || ' ' || attempt || ' ' || message, '|' order by id) from job_run"));
    }

    private Task<RunResult> RunAsync(string? period) => _installation.Get<RunRequests>()
        .RunAsync("nightly", period, "test", "because", _ears, CancellationToken.None);

    private sealed class Ears : IProgress<Progress>
    {
        private readonly TaskCompletionSource<string> _waiting = new();

        public Task<string> FirstAsync() => _waiting.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Report(Progress value)
        {
            if (value.Message.Contains("Waiting", StringComparison.Ordinal))
                _waiting.TrySetResult(value.Message);
        }
    }
}
