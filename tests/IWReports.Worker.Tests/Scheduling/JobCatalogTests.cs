using System.Text.Json;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Tests.Scheduling;

public sealed class JobCatalogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Every_job_has_a_schedule_to_start_with_and_every_schedule_a_job()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json")));
        var scheduled = settings.RootElement.GetProperty("Scheduling").GetProperty("Jobs").EnumerateArray()
            .Select(job => job.GetProperty("Job").GetString());
        Assert.Equal(JobCatalog.All.Select(job => job.Id).Order(), scheduled.Distinct().Order());
    }

    [Theory]
    [InlineData("deliver")]
    [InlineData("absence-alarm")]
    public async Task A_job_that_comes_round_has_nothing_to_tell_of_an_empty_company(string id)
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var job = JobCatalog.All.Single(job => job.Id == id);
        var outcome = await job.RunAsync(installation.Services,
            new(ReportPeriod.Day(new(2025, 12, 1)), null, new Progress<Progress>(), _ => { }), CancellationToken.None);
        Assert.Equal(JobEnd.Idle, outcome.End);
    }

    [Fact]
    public async Task The_night_measures_nothing_where_nothing_changed()
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var outcome = await JobCatalog.Steps.Of("measure")
            .RunAsync(installation.Services, new(ReportPeriod.Day(new(2025, 11, 30)), null, new Progress<Progress>(), _ => { }),
            CancellationToken.None);
        Assert.Equal((JobEnd.Succeeded, "Nothing changed: every day is measured already."), (outcome.End, outcome.Message));
    }
}
