using Hangfire;
using IWReports.Worker.Scheduling.OnHangfire;
using Newtonsoft.Json.Linq;

namespace IWReports.Worker.Tests.Scheduling;

/// <summary>
/// What Hangfire keeps of our jobs, and the serializer it does it with: a rename would fail queued jobs and switch recurring ones off.
/// </summary>
public sealed class StoredJobsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_names_that_are_stored_with_jobs_do_not_change()
    {
        await database.ForgetRunsAsync();
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var run = await installation.Get<Worker.Scheduling.JobRuns>().RequestAsync(
            await installation.Get<Worker.Scheduling.Schedules>().FindAsync("nightly", CancellationToken.None),
                new("diary", "", new(new(2025, 11, 30), new(2025, 11, 30))), "test", "pinned", CancellationToken.None);
        await installation.Get<HandOut>().HandOutAsync([run], CancellationToken.None);
        installation.Get<RecurringJobs>().Agree(await installation.Get<Worker.Scheduling.Schedules>().ListAsync(CancellationToken.None));

        var stored = JObject.Parse(await database.ScalarAsync<string>("select invocationdata::text from hangfire.job"));
        Assert.Equal("IWReports.Worker.Scheduling.OnHangfire.RunJobs, IWReports.Worker", (string?)stored["Type"]);
        Assert.Equal("Run", (string?)stored["Method"]);
        Assert.Equal(
            ["System.Int64", "System.String", "Hangfire.Server.PerformContext, Hangfire.Core",
                "System.Threading.CancellationToken, mscorlib"],
            JArray.Parse((string)stored["ParameterTypes"]!).Values<string>());
        Assert.Equal($"""["{run}", "\"Writes down what it was run for, Sun 30 Nov 2025\"", null, null]""",
            await database.ScalarAsync<string>("select arguments::text from hangfire.job"));
        Assert.Equal(
            """{"t":"IWReports.Worker.Scheduling.OnHangfire.RunJobs, IWReports.Worker","m":"Wake","p":["System.String","System.String"]"""
                + ""","a":["\"nightly\"","\"Writes down what it was run for\""]}""",
            await database.ScalarAsync<string>("select value from hangfire.hash where key = 'recurring-job:nightly' and field = 'Job'"));
    }

    [Fact]
    public void Documents_are_read_by_a_serializer_that_deep_nesting_does_not_bring_down()
    {
        // The assembly's version stands still at 13.0; the file's says which it is.
        var loaded = typeof(JobStorage).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Newtonsoft.Json");
        var file = System.Diagnostics.FileVersionInfo.GetVersionInfo(System.Reflection.Assembly.Load(loaded).Location);
        Assert.StartsWith("13.0.4", file.ProductVersion, StringComparison.Ordinal);
    }
}
