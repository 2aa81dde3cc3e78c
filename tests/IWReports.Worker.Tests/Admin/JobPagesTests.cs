using System.Net;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Hangfire's dashboard as an admin uses it: what its buttons mean for our runs, and who may press them.</summary>
public sealed class JobPagesTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task Trigger_now_runs_the_usual_period_and_says_who_asked()
    {
        using var anna = await SignedInAsync("anna");
        Assert.Equal(HttpStatusCode.NoContent, await anna.PostAsync("/hangfire/recurring/trigger", new() { ["jobs[]"] = "nightly" }));
        Assert.Equal(["2025-11-30"], await Diary.WaitForAsync(1));
        Assert.Equal("anna|triggered in Hangfire by anna|diary",
            await Database.ScalarAsync<string>("select requested_by || '|' || reason || '|' || job from job_run"));
        Assert.Equal("anna", await Database.ScalarAsync<string>(
            "select who from audit where what like 'run % of nightly for 2025-11-30 asked for'"));
    }

    [Fact]
    public async Task Delete_cancels_a_running_run_within_five_seconds_and_its_due_time_is_not_made_up()
    {
        var stopped = new TaskCompletionSource();
        Diary.Work = async (_, cancellationToken) =>
        {
            cancellationToken.Register(() => stopped.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobOutcome.Idle;
        };
        using var anna = await SignedInAsync("anna");
        await TriggerAsync(anna);
        var job = await JobAsync("running");
        await anna.PostAsync($"/hangfire/jobs/actions/delete/{job}", []);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await Database.UntilAsync("select state = 'cancelled' and message = 'Cancelled by anna.' from job_run");
        Assert.Equal("Deleted", await Database.ScalarAsync<string>($"select statename from hangfire.job where id = {job}"));
        Assert.Equal(1, await Database.ScalarAsync<long>(
            "select count(*) from audit where who = 'anna' and what like 'run % cancelled' and reason = 'deleted in Hangfire'"));
    }

    [Fact]
    public async Task Requeue_of_a_failed_run_is_a_new_attempt_of_the_same_run()
    {
        Diary.Work = (_, _) => throw new PartMissingException("The switchboard is silent.");
        using var anna = await SignedInAsync("anna");
        await TriggerAsync(anna);
        await Database.UntilAsync("select retry_at is not null from job_run");
        await Database.UntilAsync("select statename = 'Scheduled' from hangfire.job");
        Diary.Work = (context, _) => Task.FromResult(JobOutcome.Succeeded("It speaks."));
        await anna.PostAsync($"/hangfire/jobs/actions/requeue/{await JobAsync("failed")}", []);
        await Database.UntilAsync("select state = 'succeeded' and attempt = 2 and message = 'It speaks.' from job_run");
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from audit where who = 'anna' and what like 'run % requeued'"));
    }

    [Fact]
    public async Task Requeue_of_a_finished_run_is_refused_and_its_log_says_so()
    {
        using var anna = await SignedInAsync("anna");
        await TriggerAsync(anna);
        var job = await JobAsync("succeeded");
        await Database.UntilAsync("select statename = 'Succeeded' from hangfire.job");
        await anna.PostAsync($"/hangfire/jobs/actions/requeue/{job}", []);
        await Database.UntilAsync($"select (select count(*) from hangfire.state where jobid = {job} and name = 'Succeeded') = 2");
        Assert.Single(Diary.Periods);
        Assert.Equal(1, await Database.ScalarAsync<int>("select attempt from job_run"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from job_log where line = 'anna asked to requeue this run: "
            + "refused, since it has ended (succeeded); run its period again on the Schedules page.'"));
    }

    [Fact]
    public async Task Removing_a_recurring_job_is_refused_with_the_way_to_pause()
    {
        using var anna = await SignedInAsync("anna");
        await Database.UntilAsync("select exists (select from hangfire.set where key = 'recurring-jobs' and value = 'nightly')");
        using var form = await anna.FormAsync(new() { ["jobs[]"] = "nightly" });
        using var answer = await anna.Client.PostAsync("/hangfire/recurring/remove", form);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Pause it on the Schedules page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await Database.ScalarAsync<bool>(
            "select exists (select from hangfire.set where key = 'recurring-jobs' and value = 'nightly')"));
        Assert.Equal("anna", await Database.ScalarAsync<string>(
            "select who from audit where what = 'removal of schedule nightly in Hangfire refused'"));
    }

    [Fact]
    public async Task A_button_without_the_token_of_our_pages_does_nothing()
    {
        using var anna = await SignedInAsync("anna");
        foreach (var button in new[] { "/hangfire/recurring/trigger", "/hangfire/recurring/remove", "/hangfire/jobs/actions/delete/1",
            "/hangfire/jobs/enqueued/delete" })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["jobs[]"] = "nightly" });
            using var answer = await anna.Client.PostAsync(button, form);
            Assert.Equal((button, HttpStatusCode.Forbidden), (button, answer.StatusCode));
        }

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from job_run"));
    }

    [Fact]
    public async Task A_viewer_reads_and_presses_nothing_and_a_supervisor_is_turned_away()
    {
        using var vera = await SignedInAsync("vera");
        var page = await vera.Client.GetStringAsync("/hangfire/recurring");
        Assert.DoesNotContain("Trigger now", page, StringComparison.Ordinal);
        foreach (var button in new[] { "/hangfire/recurring/trigger", "/hangfire/recurring/remove", "/hangfire/jobs/actions/delete/1" })
            Assert.True(await vera.PostAsync(button, new() { ["jobs[]"] = "nightly" }) is HttpStatusCode.Forbidden
                or HttpStatusCode.Unauthorized);
        using var john = await SignedInAsync("john");
        using var turnedAway = await john.Client.GetAsync("/hangfire");
        Assert.Equal(HttpStatusCode.Forbidden, turnedAway.StatusCode);
        using var nobody = new Visitor(Installation.Url);
        using var stranger = await nobody.Client.GetAsync("/hangfire");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?from=%2Fhangfire"),
            (stranger.StatusCode, stranger.Headers.Location!.OriginalString));
        Assert.Empty(Diary.Periods);
    }

    [Fact]
    public async Task The_start_page_counts_what_needs_an_admin()
    {
        using var vera = await SignedInAsync("vera");
        var page = await vera.Client.GetStringAsync("/hangfire");
        foreach (var title in new[] { "Runs overdue", "Deliveries unknown", "Deliveries held", "Deliveries rejected",
            "Lines in quarantine", "Sources behind" })
            Assert.Contains(title, page, StringComparison.Ordinal);
    }

    private static async Task TriggerAsync(Visitor visitor)
    {
        using var form = await visitor.FormAsync(new() { ["jobs[]"] = "nightly" });
        using var answer = await visitor.Client.PostAsync("/hangfire/recurring/trigger", form);
        Assert.True(answer.StatusCode is HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> JobAsync(string state)
    {
        await Database.UntilAsync($"select exists (select from job_run where state = '{state}' and handed_to is not null)");
        return await Database.ScalarAsync<string>("select handed_to from job_run");
    }
}
