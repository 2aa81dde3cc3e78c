using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Tests.Admin;

public sealed class SchedulePagesTests(TestDatabase database) : DashboardAt(database)
{
    private static readonly Dictionary<string, string> Edit =
        new() { ["cron"] = "30 7 * * *", ["zone"] = "Australia/Melbourne", ["days"] = "business", ["reason"] = "the digest reads it" };

    private static readonly Dictionary<string,
        string> Backfill = new() { ["from"] = "2025-11-03", ["to"] = "2025-11-05", ["reason"] = "the log came late" };

    [Fact]
    public async Task A_viewer_reads_the_schedules_and_may_not_touch_them()
    {
        using var browser = await SignedInAsync("vera");
        Assert.Contains("nightly", await browser.Client.GetStringAsync("/schedules"), StringComparison.Ordinal);
        var page = await PageAsync(browser, "/schedules/nightly");
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.DoesNotContain("nightly/edit", page.Body!.InnerHtml, StringComparison.Ordinal);
        foreach (var handler in new[] { "Run", "Backfill", "Pause", "Resume" })
            Assert.Equal(HttpStatusCode.Forbidden, await browser.PostAsync($"/schedules/nightly?handler={handler}", Backfill));
        Assert.Equal(HttpStatusCode.Forbidden, await browser.PostAsync("/schedules/nightly/edit", Edit));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.GetAsync("/schedules/nightly/edit")).StatusCode);
        Assert.Empty(Diary.Periods);
    }

    [Fact]
    public async Task A_form_from_another_site_is_refused()
    {
        using var browser = await SignedInAsync("anna");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "attack" });
        using var answer = await browser.Client.PostAsync("/schedules/nightly?handler=Pause", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That request was refused", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await Database.ScalarAsync<bool>("select paused from job_schedule where id = 'nightly'"));
    }

    [Fact]
    public async Task A_pause_needs_a_reason_and_is_written_down()
    {
        using var browser = await SignedInAsync("anna");
        Assert.StartsWith("A reason is needed", (await RefusedAsync(browser, "Pause", new() { ["reason"] = " " }))
            .QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync("/schedules/nightly?handler=Pause", new() { ["reason"] = "move of the server" });
        Assert.Contains("not until resumed", await browser.Client.GetStringAsync("/schedules"), StringComparison.Ordinal);
        Assert.Equal("anna: schedule nightly paused: move of the server", await AuditAsync("schedule%"));
        Assert.Contains("anna: paused “move of the server”", (await PageAsync(browser, "/schedules/nightly")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ten_times_mark_where_the_clock_changes()
    {
        await Database.ExecuteHereAsync("update job_schedule set cron = '0 3 1 * *' where id = 'nightly'");
        using var browser = await SignedInAsync("vera");
        var times = await TimesAsync(browser, "/schedules/nightly");
        Assert.Equal(10, times.Count);
        Assert.StartsWith("Thu 1 Jan 2026, 03:00", times[0], StringComparison.Ordinal);
        var changes = times.Where(time => time.Contains("clocks", StringComparison.Ordinal));
        Assert.Equal(["Fri 1 May 2026, 03:00 for 2026-04-30 clocks go back, UTC+10:00"], changes);
    }

    [Fact]
    public async Task The_ten_times_name_the_public_holidays_that_pass()
    {
        await Database.ExecuteHereAsync("update job_schedule set cron = '30 7 1-5 11 *', days = 'business' where id = 'nightly'");
        using var browser = await SignedInAsync("vera");
        var lines = (await PageAsync(browser, "/schedules/nightly")).QuerySelectorAll(".times li").Take(3)
            .Select(line => line.TextContent.Trim());
        Assert.Equal(["Mon 2 Nov 2026, 07:30 for 2026-11-01", "Tue 3 Nov 2026 passes: Melbourne Cup",
            "Wed 4 Nov 2026, 07:30 for 2026-11-03"], lines);
    }

    [Fact]
    public async Task Times_of_another_zone_are_shown_by_its_clock()
    {
        await Database.ExecuteHereAsync("update job_schedule set cron = '30 2 27-29 3 *', zone = 'Asia/Jerusalem' where id = 'nightly'");
        using var browser = await SignedInAsync("vera");
        var times = await TimesAsync(browser, "/schedules/nightly");
        Assert.Equal("Fri 27 Mar 2026, 03:00 for 2026-03-26 clocks go forward, UTC+03:00", times[0]);
        Assert.Contains("Asia/Jerusalem", await browser.Client.GetStringAsync("/schedules/nightly"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_is_shown_before_it_is_saved_and_holds_from_then_on()
    {
        using var browser = await SignedInAsync("anna");
        var preview = await PageAsync(browser, "/schedules/nightly/edit?cron=30+7+*+*+*&zone=Australia%2FMelbourne&days=business");
        Assert.Equal("Tue 2 Dec 2025, 07:30 for 2025-12-01", Times(preview)[0]);
        var changes = preview.QuerySelectorAll("dd").Select(change => change.TextContent.Trim());
        Assert.Equal(["15 2 * * * → 30 7 * * *", "all → business"], changes);
        Assert.Equal("15 2 * * *", await CronAsync());

        var since = await Database.ScalarAsync<DateTime>("select since from job_schedule where id = 'nightly'");
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/schedules/nightly/edit", Edit));
        Assert.Equal("Tue 2 Dec 2025, 07:30 for 2025-12-01", (await TimesAsync(browser, "/schedules/nightly"))[0]);
        Assert.True(await Database.ScalarAsync<DateTime>("select since from job_schedule where id = 'nightly'") > since);
        Assert.Equal(
            "anna: schedule nightly edited: from \"15 2 * * *\" Australia/Melbourne all"
                + " to \"30 7 * * *\" Australia/Melbourne business: the digest reads it",
            await AuditAsync("schedule%"));
    }

    [Theory]
    [InlineData("cron", "every morning", "Cron: \"every morning\" is not a cron expression.")]
    [InlineData("cron", "0 7 * * 6", "never falls due")]
    [InlineData("cron", "0 7 31 2 *", "never falls due")]
    [InlineData("zone", "Melbourne", "Zone: \"Melbourne\" is not a known time zone.")]
    [InlineData("days", "business-42", "Days: \"business-42\" names no days.")]
    [InlineData("reason", " ", "A reason is needed")]
    public async Task An_edit_that_cannot_be_followed_is_refused_and_changes_nothing(string field, string value, string said)
    {
        using var browser = await SignedInAsync("anna");
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync("/schedules/nightly/edit", new(Edit) { [field] = value }));
        Assert.Contains(said, await AlertAsync(browser, "/schedules/nightly/edit"), StringComparison.Ordinal);
        Assert.Equal("15 2 * * *", await CronAsync());
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from audit where what like 'schedule%'"));
    }

    [Fact]
    public async Task A_backfill_runs_its_periods_in_order_and_shows_how_far_it_is()
    {
        var go = new TaskCompletionSource();
        Diary.Work = async (context, cancellationToken) =>
        {
            if (context.Period.From.Day == 4)
                await go.Task.WaitAsync(cancellationToken);
            return JobOutcome.Succeeded("Done.");
        };
        using var browser = await SignedInAsync("anna");
        await browser.PostAsync("/schedules/nightly?handler=Backfill", Backfill);
        await Diary.WaitForAsync(1);
        var run = await Database.ScalarAsync<long>("select id from job_run where job = 'backfill'");
        async Task<bool> SaysAsync(string text) =>
            (await browser.Client.GetStringAsync($"/schedules/runs/{run}?handler=Live&after=0")).Contains(text, StringComparison.Ordinal);
        await EventuallyAsync(() => SaysAsync("\"message\":\"2025-11-04: "));
        Assert.True(await SaysAsync("\"title\":\"Backfill of nightly, Mon 3 Nov 2025 to Wed 5 Nov 2025\""));
        go.SetResult();
        await EventuallyAsync(() => SaysAsync("\"state\":\"succeeded\""));
        Assert.Equal(["2025-11-03", "2025-11-04", "2025-11-05"], Diary.Periods);
        Assert.True(await SaysAsync("3 periods made up, 0 done before."));
    }

    [Theory]
    [InlineData("2025-11-05", "2025-11-03", "lies after")]
    [InlineData("2026-11-03", "2026-11-05", "has no due time up to now")]
    [InlineData("2025-11", "2025-11", "is not a period of nightly")]
    [InlineData("", "2025-11-05", "From: a period is needed")]
    public async Task A_backfill_of_nothing_is_refused_at_once(string from, string to, string said)
    {
        using var browser = await SignedInAsync("anna");
        var page = await RefusedAsync(browser, "Backfill", new() { ["from"] = from, ["to"] = to, ["reason"] = "a try" });
        Assert.Contains(said, page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        // What was filled in stands there still, in a form that is open.
        var open = page.QuerySelectorAll(".acts-card details[open]").Single();
        Assert.Equal([from, to, "a try"],
            open.QuerySelectorAll("input").Where(field => field.Id?.StartsWith("backfill", StringComparison.Ordinal) == true
                && field.GetAttribute("type") != "checkbox").Select(field => field.GetAttribute("value") ?? ""));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from job_run"));
    }

    private static async Task<IDocument> RefusedAsync(Visitor browser, string act, Dictionary<string, string> fields)
    {
        using var form = await browser.FormAsync(fields);
        using var answer = await browser.Client.PostAsync($"/schedules/nightly?handler={act}", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private Task<string> CronAsync() => Database.ScalarAsync<string>("select cron from job_schedule where id = 'nightly'");

    private static async Task<List<string>> TimesAsync(Visitor browser, string path) => Times(await PageAsync(browser, path));

    private static List<string> Times(IDocument page) =>
        [.. page.QuerySelectorAll(".times li:not(.passed)").Select(time =>
            string.Join(' ', time.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
