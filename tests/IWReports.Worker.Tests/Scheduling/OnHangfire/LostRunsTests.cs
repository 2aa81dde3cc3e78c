using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Tests.Scheduling.OnHangfire;

/// <summary>What becomes of runs that nobody holds any more.</summary>
public sealed class LostRunsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Installation _installation = null!;

    public async Task InitializeAsync()
    {
        await database.ForgetRunsAsync();
        _installation = await Installation.PrepareAsync(
            database, "2025-12-01T09:00:00+11:00", new Diary(), jobs: [NightlyRun.Job], settings: new Dictionary<string,
                string?> { ["Scheduling:Jobs:0:Job"] = "nightly" });
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Theory]
    [InlineData("state = 'queued', alive_until = null, queued_at = now() - interval '1 minute'", "queued")]
    [InlineData("handed_to = '4711', handed_at = now() - interval '1 hour'", "queued")]
    [InlineData("handed_to = '4711', handed_at = now() - interval '1 hour', attempt = 5", "failed")]
    [InlineData("handed_to = null", "failed")]
    [InlineData("handed_to = '4711', cancelled_by = 'anna'", "cancelled")]
    [InlineData("handed_to = '4711', job = 'fortune-telling'", "failed")]
    [InlineData("handed_to = '4711', alive_until = now() + interval '1 minute'", "running")]
    public async Task A_run_left_behind_is_handed_out_again_or_ended(string left, string becomes)
    {
        await database.ExecuteHereAsync("insert into job_run (schedule_id, job, period, alive_until, worker) values ('nightly', "
            + "'nightly', '2025-11-30', now() - interval '1 hour', 'gone:1')");
        await database.ExecuteHereAsync($"update job_run set {left}");
        await _installation.Get<LostRuns>().FindAsync(CancellationToken.None);
        Assert.Equal(becomes, await database.ScalarAsync<string>("select state from job_run"));
        Assert.Equal(becomes == "queued" ? 1 : 0, await database.ScalarAsync<long>("select count(*) from hangfire.job"));
    }

    [Fact]
    public async Task A_night_does_not_wait_for_a_step_that_is_given_up()
    {
        await database.ExecuteHereAsync(
            """
            insert into job_run (schedule_id, job, period, state) values ('nightly', 'nightly', '2025-11-30', 'waiting');
            insert into job_run (schedule_id, job, period, state, alive_until, handed_to, attempt, parent_id, parent_attempt)
                select 'nightly', 'measure', '2025-11-30', 'running', now() - interval '1 hour', '4711', 5, id, 1 from job_run;
            """);
        await _installation.Get<LostRuns>().FindAsync(CancellationToken.None);
        Assert.Equal("nightly failed, measure failed",
            await database.ScalarAsync<string>("select string_agg(job || ' ' || state, ', ' order by id) from job_run"));
    }

    [Fact]
    public async Task A_cancelled_run_is_not_taken_over_when_its_worker_dies()
    {
        await database.ExecuteHereAsync(
            "insert into job_run (schedule_id, job, period, alive_until, worker, cancelled_by) values ('nightly', 'nightly', "
                + "'2025-11-30', now() - interval '1 hour', 'gone:1', 'anna')");
        Assert.Null(await _installation.Get<RunLeases>()
            .TakeAsync(await database.ScalarAsync<long>("select id from job_run"), RunAgain.Retry, CancellationToken.None));
    }
}
