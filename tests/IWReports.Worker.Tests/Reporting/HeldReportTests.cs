using IWReports.Core.Calendar;
using IWReports.Core.Reports.Board;
using IWReports.Core.Reports.Charts;
using IWReports.Benchmarks;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Tests.Delivery;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace IWReports.Worker.Tests.Reporting;

public sealed class HeldReportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    [Fact]
    public async Task A_board_report_whose_chart_cannot_be_drawn_is_held_until_a_person_sends_it_or_it_can()
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var readers = await (await DeliveryDesk.OpenAsync(database)).RecipientsAsync("chair@board.example");
        var source = new Written(FullBoard.Model
            with { Charts = [new DemandChart("half-hours", "Calls by half-hour", "…", [new("09:00", 1, 2, 3)])] }, readers);
        var job = ActivatorUtilities.CreateInstance<ReportJob>(installation.Services, (IEnumerable<IReportSource>)[source]);

        var held = await RunAsync(job, asItIs: false);
        Assert.Empty(held.Editions);
        Assert.Contains("\"Calls by half-hour\" could not be drawn", Assert.Single(held.Held), StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from delivery"));

        source.Model = FullBoard.Model;
        var mended = await RunAsync(job, asItIs: false);
        Assert.Equal((1, EditionState.Complete, 1), (Assert.Single(mended.Editions).Revision, mended.Editions[0].State, mended.Planned));
    }

    [Fact]
    public async Task What_a_person_sends_as_it_is_goes_out_and_says_what_is_missing()
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var readers = await (await DeliveryDesk.OpenAsync(database)).RecipientsAsync("chair@board.example");
        var source = new Written(FullBoard.Model
            with { Charts = [new DemandChart("half-hours", "Calls by half-hour", "…", [new("09:00", 1, 2, 3)])] }, readers);
        var sent = await RunAsync(ActivatorUtilities.CreateInstance<ReportJob>(installation.Services,
            (IEnumerable<IReportSource>)[source]), asItIs: true);
        Assert.Equal((EditionState.Partial, 1), (Assert.Single(sent.Editions).State, sent.Planned));
    }

    [Fact]
    public async Task What_a_person_made_and_nobody_sent_is_held_by_the_schedule_and_made_anew_once_it_can_be_drawn()
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var readers = await (await DeliveryDesk.OpenAsync(database)).RecipientsAsync("chair@board.example");
        var undrawn = FullBoard.Model with { Charts = [new DemandChart("half-hours", "Calls by half-hour", "…", [new("09:00", 1, 2, 3)])] };
        var source = new Written(undrawn, readers);
        var job = ActivatorUtilities.CreateInstance<ReportJob>(installation.Services, (IEnumerable<IReportSource>)[source]);
        Assert.Equal(EditionState.Partial, (await RunAsync(job, asItIs: true, deliver: false)).Editions[0].State);
        Assert.Equal((0, 1), ((await RunAsync(job, asItIs: false)).Planned, (await RunAsync(job, asItIs: false)).Held.Count));
        source.Model = FullBoard.Model;
        var mended = await RunAsync(job, asItIs: false);
        Assert.Equal((2, EditionState.Complete, 1), (mended.Editions[0].Revision, mended.Editions[0].State, mended.Planned));
    }

    [Theory]
    [InlineData("update edition_part set content = 'x' where name = 'report.pdf' and edition_id = 1")]
    [InlineData("delete from edition_part where name = 'report.pdf' and edition_id = 1")]
    public async Task A_damaged_edition_is_named_and_keeps_no_other_back(string damage)
    {
        await using var installation = await Installation.PrepareAsync(database, "2025-12-01T09:00:00+11:00", new Diary());
        var readers = await (await DeliveryDesk.OpenAsync(database)).RecipientsAsync("chair@board.example");
        var job = ActivatorUtilities.CreateInstance<ReportJob>(installation.Services,
            (IEnumerable<IReportSource>)[new Written(FullBoard.Model, readers) { Scopes = ["a", "b"] }]);
        Assert.Equal(2, (await RunAsync(job, asItIs: false, deliver: false)).Editions.Count);
        await database.ExecuteHereAsync(damage);

        var sent = await RunAsync(job, asItIs: false);
        Assert.Equal(("b", 1), (Assert.Single(sent.Editions).Scope, sent.Planned));
        Assert.Matches("^Board report 2025-11 of a: .*report.pdf.*Restore it from a backup.$", Assert.Single(sent.Unreached));
    }

    private static Task<ReportResult> RunAsync(ReportJob job, bool asItIs, bool deliver = true) =>
        job.RunAsync("board-report", November, null, deliver, asItIs, [], new Progress<Progress>(), CancellationToken.None);

    /// <summary>A board report that is written already.</summary>
    private sealed class Written(BoardReportModel model, IReadOnlyList<Recipient> readers) : IReportSource
    {
        public BoardReportModel Model { get; set; } = model;

        public IReadOnlyList<string> Scopes { get; init; } = ["company"];

        public string Report => "board-report";

        public Task<IReadOnlyList<Draft>> DraftAsync(ReportPeriod period, string? scope, IProgress<Progress> progress,
            CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Draft>>([.. Scopes.Select(scope => new Draft(scope, Model, readers, null))]);
    }
}
