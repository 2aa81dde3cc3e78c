using System.Net;
using System.Text.Json;
using IWReports.Worker.Admin;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Tests.Admin;

public sealed class RunPagesTests(TestDatabase database) : DashboardAt(database)
{
    [Theory]
    [InlineData("", "4 3 1")]
    [InlineData("?period=2025-11", "3 1")]
    [InlineData("?period=2025-11-28", "1")]
    [InlineData("?state=failed", "3")]
    [InlineData("?from=2025-11-30", "4 3")]
    [InlineData("?to=2025-11-29", "1")]
    [InlineData("?from=2025-11-30&to=2025-11-30", "3")]
    [InlineData("?schedule=other-1", "")]
    [InlineData("?state=succeeded&period=2025-10&from=2025-12-01", "4")]
    public async Task The_history_is_searched_by_period_state_and_date(string search, string found)
    {
        await RunsAsync();
        using var browser = await SignedInAsync("vera");
        foreach (var path in new[] { "runs", "nightly" }.Where(path => path == "runs"
            || !search.Contains("schedule", StringComparison.Ordinal)))
        {
            var runs = (await PageAsync(browser, $"/schedules/{path}{search}")).QuerySelectorAll("td[data-label=Run]");
            Assert.Equal(found, string.Join(' ', runs.Select(cell => cell.TextContent)));
        }
    }

    [Fact]
    public async Task A_search_that_cannot_be_read_says_so()
    {
        using var browser = await SignedInAsync("vera");
        Assert.Contains("could not be read", await AlertAsync(browser, "/schedules/runs?from=yesterday"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_are_counted_with_their_run_and_listed_on_its_page()
    {
        await RunsAsync();
        using var browser = await SignedInAsync("vera");
        Assert.Contains("1 step, 1 failed", await browser.Client.GetStringAsync("/schedules/runs"), StringComparison.Ordinal);
        var step = (await PageAsync(browser, "/schedules/runs/1")).QuerySelectorAll("#run-steps li").Single();
        Assert.Equal(["failed", "Pull main", "The file is gone."], step.Children.Select(part => part.TextContent));
        var parent = (await PageAsync(browser, "/schedules/runs/2")).QuerySelectorAll("dd a").Select(link => link.GetAttribute("href"));
        Assert.Contains("/schedules/runs/1", parent);
    }

    [Fact]
    public async Task A_running_run_is_cancelled_within_seconds()
    {
        var started = new TaskCompletionSource();
        Diary.Work = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobOutcome.Idle;
        };
        var run = await Installation.Get<RunRequests>().QueueAsync("nightly", null, "test", "to be stopped", CancellationToken.None);
        await started.Task;
        using var browser = await SignedInAsync("anna");
        Assert.NotNull((await PageAsync(browser, $"/schedules/runs/{run}")).GetElementById("run-cancel"));
        await browser.PostAsync($"/schedules/runs/{run}?handler=Cancel", new() { ["reason"] = "the wrong day" });
        await EventuallyAsync(() => Database.ScalarAsync<bool>($"select state = 'cancelled' from job_run where id = {run}"), seconds: 5);
        Assert.Equal($"anna: run {run} of nightly for 2025-11-30 cancelled: the wrong day", await AuditAsync("run % cancelled"));
        Assert.Equal("Deleted", await Database.ScalarAsync<string>(
            "select statename from hangfire.job join job_run on handed_to = job.id::text"));

        await browser.PostAsync($"/schedules/runs/{run}?handler=Cancel", new() { ["reason"] = "once more" });
        var page = await PageAsync(browser, $"/schedules/runs/{run}");
        Assert.Contains("had ended already", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("anna: “the wrong day”", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.GetElementById("run-cancel"));
    }

    [Fact]
    public async Task A_failed_run_says_when_it_is_tried_again()
    {
        await RunsAsync();
        await Database.ExecuteHereAsync("update job_run set retry_at = now() + interval '6 minutes', handed_to = '7' where id = 3");
        using var browser = await SignedInAsync("john");
        var page = await PageAsync(browser, "/schedules/runs/3");
        // By our clock, which is not the machine's.
        Assert.StartsWith("Sun 30 Nov 2025, 00:31; tried again Mon 1 Dec 2025, 09:0", page.GetElementById("run-finished")!.TextContent,
            StringComparison.Ordinal);
        // A supervisor does not get into Hangfire.
        Assert.DoesNotContain("/hangfire", page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_cannot_cancel()
    {
        await RunsAsync();
        await Database.ExecuteHereAsync("update job_run set state = 'waiting', finished_at = null where id = 1");
        using var browser = await SignedInAsync("vera");
        Assert.Null((await PageAsync(browser, "/schedules/runs/1")).GetElementById("run-cancel"));
        using var live = JsonDocument.Parse(await browser.Client.GetStringAsync("/schedules/runs/1?handler=Live&after=0"));
        Assert.False(live.RootElement.GetProperty("canCancel").GetBoolean());
        var answer = await browser.PostAsync("/schedules/runs/1?handler=Cancel", new() { ["reason"] = "let me" });
        Assert.Equal(HttpStatusCode.Forbidden, answer);
        Assert.Equal("waiting", await Database.ScalarAsync<string>("select state from job_run where id = 1"));
    }

    [Fact]
    public async Task How_long_a_run_will_take_is_the_median_of_those_before()
    {
        await RunsAsync();
        await Database.ExecuteHereAsync(
            """
            insert into job_run (schedule_id, job, period, state, started_at, finished_at)
            select 'nightly', 'diary', '2025-11-30', state, began, began + seconds * interval '1 second'
            from (select timestamptz '2025-12-01T00:00Z') as start(began), (values ('succeeded', 40), ('failed', 1), ('succeeded', 60),
                ('partial', 90)) as run(state, seconds)
            """);
        var progress = Installation.Get<RunProgress>();
        // Of 40, 60 and 120 seconds; the run itself and what failed do not count.
        var last = (await progress.ReadAsync(8, 0, CancellationToken.None))!;
        Assert.Equal((90, 60), (last.ElapsedSeconds, last.ExpectedSeconds));
        Assert.Null((await progress.ReadAsync(1, 0, CancellationToken.None))!.ExpectedSeconds);
        Assert.Null(await progress.ReadAsync(4711, 0, CancellationToken.None));
    }

    // Four runs: 1 with a failed step 2, 3 that failed, 4 that took two minutes.
    private Task RunsAsync() => Database.ExecuteHereAsync(
        """
        insert into job_run (id, schedule_id, job, subject, period, state, started_at, finished_at, parent_id, parent_attempt, message)
            overriding system value values
            (1, 'nightly', 'diary', '', '2025-11-28', 'partial', '2025-11-29T08:00+11', '2025-11-29T07:00+11', null, null, null),
            (2, 'nightly', 'pull', 'main', '2025-11-28', 'failed', '2025-11-29T08:00+11', '2025-11-29T08:01+11', 1, 1, 'The file is gone.'),
            (3, 'nightly', 'diary', '', '2025-11-29', 'failed', '2025-11-30T00:30+11', '2025-11-30T00:31+11', null, null, null),
            (4, 'nightly', 'diary', '', '2025-10-31', 'succeeded', '2025-12-01T08:00+11', '2025-12-01T08:02+11', null, null, null);
        select setval(pg_get_serial_sequence('job_run', 'id'), 4)
        """);
}
