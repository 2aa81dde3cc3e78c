using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Reporting.Editions;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Two calls of November, one abandoned: 50 % is reported, then something changes.</summary>
public sealed class RestatementTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly Scope Team = new(ScopeKind.Team, "Customer service");

    private async Task ReportAsync(string state = "sent", KpiState figures = KpiState.Final, string period = "2025-11",
        KpiBy by = KpiBy.Month, Scope? about = null)
    {
        await CallAsync("2025-11-03 09:05", "answered");
        await CallAsync("2025-11-03 09:35", "abandoned", wait: 100);
        await MeasureAsync();
        var stated = (await ReadAsync("abandonment", "2025-11-03", "2025-11-03", by, about))
            .Select(value => value with { State = figures });
        Assert.True(ReportPeriod.TryParse(period, out var reported));
        var draft = new Draft(period, DailyDigestReport.Build(SomeDigest.Data()), [], null) { Figures = [.. stated],
            About = about ?? Scope.Company };
        var edition = await new EditionStore(Database.Source)
            .SaveAsync("test", reported, draft, new("s", "<p></p>", "t", [1], []), "v1", CancellationToken.None);
        await Database.ExecuteHereAsync(
            $"""
            insert into recipient (name, address, role) values ('Chair', 'chair@example.com', 'board') on conflict do nothing;
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                state, give_up_at)
            select {edition.Id}, 'test', '{period}', 'company', 1, id, 'email', '<{period}>', 'chair@example.com', 'x', 'x', '{state}',
                now() from recipient limit 1
            """);
    }

    private async Task ImportLateAsync()
    {
        await CallAsync("2025-11-03 11:00", "answered");
        await CallAsync("2025-11-03 11:10", "answered");
        await Database.ExecuteHereAsync("insert into ingest_run (source_id, file_name, read, inserted, updated, unchanged, duplicates, "
            + "rejected, identical) values (1, 'late.log', 2, 2, 0, 0, 0, 0, 0)");
    }

    private async Task<Restatement?> NovemberAsync() => (await ReadAsync("abandonment", "2025-11-01", "2025-11-30", KpiBy.Month))
        .Single().Restated;

    [Fact]
    [Trait("Req", "R29")]
    public async Task A_figure_that_late_data_changed_after_it_was_sent_is_logged_with_its_import_and_marked()
    {
        await ReportAsync();
        await ImportLateAsync();
        Assert.Equal(1, (await MeasureAsync()).Restated);
        Assert.Equal(0.5m, (await NovemberAsync())!.Was);
        Assert.Equal("2025-11 0.50 0.25 late.log", await Database.ScalarAsync<string>("select format('%s %s %s %s', period, round(was, "
            + "2), round(now, 2), file_name) from restatement join ingest_run run on array[run.id] = runs"));
        Assert.NotNull((await TotalAsync("abandonment")).Restated);
        Assert.Null((await TotalAsync("abandonment", "2025-11-01", "2025-11-29")).Restated);
    }

    [Fact]
    public async Task It_is_logged_once_however_often_it_is_measured()
    {
        await ReportAsync();
        await ImportLateAsync();
        await MeasureAsync();
        await MarkStaleAsync("2025-11-03");
        Assert.Equal(0, (await MeasureAsync()).Restated);
        Assert.NotNull(await NovemberAsync());
    }

    [Fact]
    public async Task A_figure_that_vanished_is_logged_once_too()
    {
        await ReportAsync();
        await Database.ScalarAsync<long>("with gone as (delete from queue_entry returning 1) select count(*) from gone");
        await MarkStaleAsync("2025-11-03");
        Assert.Equal(1, (await MeasureAsync()).Restated);
        await MarkStaleAsync("2025-11-03");
        Assert.Equal(0, (await MeasureAsync()).Restated);
    }

    [Fact]
    public async Task What_did_not_change_is_not_restated()
    {
        await ReportAsync();
        await MarkStaleAsync("2025-11-03");
        Assert.Equal(0, (await MeasureAsync()).Restated);
        Assert.Null(await NovemberAsync());
    }

    [Theory]
    [InlineData("pending", KpiState.Final)]
    [InlineData("sent", KpiState.Provisional)]
    public async Task What_was_not_published_as_final_only_matures(string state, KpiState figures)
    {
        await ReportAsync(state, figures);
        await ImportLateAsync();
        Assert.Equal(0, (await MeasureAsync()).Restated);
    }

    [Fact]
    public async Task A_report_that_is_approved_after_late_data_came_is_restated_once_it_is_sent()
    {
        await ReportAsync("pending");
        await ImportLateAsync();
        Assert.Equal(0, (await MeasureAsync()).Restated);
        await Database.ExecuteHereAsync("update delivery set state = 'sent'");
        Assert.Equal(1, (await MeasureAsync()).Restated);
        Assert.Equal(0.5m, (await NovemberAsync())!.Was);
    }

    [Fact]
    public async Task A_teams_day_is_restated_for_the_team()
    {
        await ReportAsync(period: "2025-11-03", by: KpiBy.Day, about: Team);
        await ImportLateAsync();
        await MeasureAsync();
        Assert.NotNull((await ReadAsync("abandonment", "2025-11-02", "2025-11-04", KpiBy.Day, Team))
            .Single(day => day.Key == "2025-11-03").Restated);
        Assert.NotNull((await ReadAsync("abandonment", "2025-11-03", "2025-11-03", KpiBy.Team)).Single().Restated);
        Assert.Null((await ReadAsync("abandonment", "2025-11-03", "2025-11-03", KpiBy.Day)).Single().Restated);
    }

    [Fact]
    public async Task A_comparison_that_was_cut_off_is_made_by_the_next_run()
    {
        await ReportAsync();
        await Database.ExecuteHereAsync("update edition_figure set value = 0.4, stale_since = now()");
        Assert.Equal(1, (await MeasureAsync()).Restated);
    }
}
