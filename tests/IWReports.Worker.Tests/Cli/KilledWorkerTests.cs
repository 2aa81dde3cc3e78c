using System.Diagnostics;

namespace IWReports.Worker.Tests.Cli;

/// <summary>Two workers of the built program on one database, one of which is killed in the middle of a run.</summary>
public sealed class KilledWorkerTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly List<Process> _workers = [];

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker.Kill(entireProcessTree: true);
            worker.WaitForExit();
            worker.Dispose();
        }
    }

    [Fact]
    public async Task The_other_takes_the_run_over_and_the_one_that_lives_keeps_its_own()
    {
        // A board report that is due and waits for a source: a run that goes on for hours.
        Assert.Equal(0, (await BuiltProgram.RunAsync(database.ConnectionString, ["schedules"])).Code);
        await database.ExecuteHereAsync("update job_schedule set paused = id <> 'board-report', since = '2025-12-01T00:00Z'");
        Start();
        Start();
        await database.UntilAsync("select exists (select from job_run where state = 'running' and job = 'board-report')", 60);

        var holder = int.Parse((await database.ScalarAsync<string>("select worker from job_run")).Split(':')[^1],
            System.Globalization.CultureInfo.InvariantCulture);
        // Longer than it takes to take a silent worker's runs over: a live one keeps its run.
        await Task.Delay(TimeSpan.FromSeconds(14));
        Assert.Equal(1, await database.ScalarAsync<int>("select attempt from job_run"));

        var killed = _workers.Single(worker => worker.Id == holder);
        killed.Kill();
        await database.UntilAsync("select attempt = 2 and state = 'running' and alive_until > now() from job_run", 60);
        var taker = int.Parse((await database.ScalarAsync<string>("select worker from job_run")).Split(':')[^1],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(_workers, worker => worker.Id == taker && worker.Id != holder);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from job_run"));
    }

    private void Start()
    {
        var worker = BuiltProgram.Start(
            database.ConnectionString, ["serve", "--urls", "http://127.0.0.1:0"],
            ("Scheduling__Now", "2025-12-02T07:05:00+11:00"), ("Scheduling__TakeOverAfter", "00:00:10"),
            ("Sources__QueueLogs__main__Path", "/var/empty/queue_log"), ("Sources__QueueLogs__main__Zone", "Australia/Melbourne"));
        // What it says is read, or it would stop when the pipe is full.
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        _workers.Add(worker);
    }
}
