using System.Net;
using IWReports.Worker.Scheduling.OnHangfire;
using Npgsql;

namespace IWReports.Worker.Tests.Admin;

/// <summary>The database goes away under a running worker, and comes back.</summary>
public sealed class OutageTests(TestDatabase database) : DashboardAt(database)
{
    [Fact]
    public async Task Everybody_gets_the_clear_page_and_the_worker_goes_on_by_itself()
    {
        using var anna = await SignedInAsync("anna");
        using var nobody = new Visitor(Installation.Url);
        await using (await Database.TakeAwayAsync())
        {
            foreach (var (visitor, path) in new[] { (anna, "/schedules"), (anna, "/hangfire"), (nobody, "/sign-in"),
                (nobody, "/schedules") })
            {
                using var answer = await visitor.Client.GetAsync(path);
                if (path == "/sign-in" || visitor == anna)
                    Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, answer.StatusCode));
                if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
                    Assert.Contains("The database cannot be reached", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            using var ready = await nobody.Client.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        NpgsqlConnection.ClearAllPools();
        using var again = await anna.Client.GetAsync("/schedules");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await Installation.Get<RunRequests>().QueueAsync("nightly", null, "anna", "after the outage", CancellationToken.None);
        await Diary.WaitForAsync(1);
    }
}
