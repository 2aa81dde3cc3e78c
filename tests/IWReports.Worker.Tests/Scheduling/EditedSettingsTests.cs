using IWReports.Worker.Scheduling;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Scheduling;

/// <summary>Schedules of the settings count at the first start; whoever edits them later is told that nothing came of it.</summary>
public sealed class EditedSettingsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_cron_edited_in_the_settings_after_the_first_start_is_told_with_the_one_that_holds()
    {
        await database.ExecuteHereAsync("truncate job_schedule cascade");
        await using (var first = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary()))
            Assert.Empty(await first.Get<Schedules>().DifferencesAsync(CancellationToken.None));
        await using var later = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary(), cron: "45  3 * * *");
        var said = Assert.Single(await later.Get<Schedules>().DifferencesAsync(CancellationToken.None));
        Assert.StartsWith("Schedule nightly runs at \"15 2 * * *\" Australia/Melbourne all, not at \"45 3 * * *\" Australia/Melbourne "
            + "all as in the settings", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_it_too()
    {
        await database.ExecuteHereAsync("truncate job_schedule cascade; insert into job_schedule (id, job, cron, zone, days, since) "
            + "values ('board-report', 'board-report', '0 8 * * *', 'Australia/Melbourne', 'business-2', now())");
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["doctor", "--json"]);
        Assert.Contains("Schedule board-report runs at \\u00220 8 * * *\\u0022",
            ended.Output.Replace("\\\"", "\\u0022", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("no mail will be sent: reports go into the folder", ended.Output, StringComparison.Ordinal);
    }
}
