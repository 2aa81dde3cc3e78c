using System.Text;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting.Editions;

public sealed class EditionStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly EditionStore _editions = new(database.Source);
    private readonly FrozenParts _parts = new(database.Source);

    [Fact]
    public async Task What_was_frozen_comes_back_byte_for_byte()
    {
        var edition = await SaveAsync("a", Model());
        Assert.Equal((1, EditionState.Complete, "subject"), (edition.Revision, edition.State, edition.Subject));
        Assert.Equal("<html>é</html>"u8.ToArray(), await _parts.ContentAsync(edition.Id, Edition.Html, None));
        Assert.Equal(new byte[] { 1, 2, 3 }, await _parts.ContentAsync(edition.Id, "demand.png", None));
        Assert.Null(await _parts.FindAsync(edition.Id, "nonsense", None));
        Assert.Equal(edition, await _editions.FindAsync("daily-digest", Period, "a", None));
    }

    [Fact]
    public async Task Saying_the_same_again_is_the_same_edition()
    {
        var first = await SaveAsync("b", Model());
        Assert.Equal(first, await SaveAsync("b", Model(), html: "<html>another template</html>"));
        Assert.True(await _editions.SaysAsync(first.Id, DraftOf("b", Model()), None));
    }

    [Fact]
    public async Task What_another_program_says_in_other_words_is_a_correction_only_where_a_figure_differs()
    {
        static KpiValue Figure(decimal? value) => new(KpiCatalog.Find("calls_offered")!, Period.ToString(), value, null, KpiState.Final);
        var before = DraftOf("k", Model()) with { Figures = [Figure(81)] };
        var first = await SaveAsync(before);
        await database.ExecuteHereAsync($$"""update edition set model = model || '{"program": "older"}' where id = {{first.Id}}""");

        var reworded = before with { Model = Model() with { Headline = "Today was a day like any other." } };
        Assert.Equal(first, await SaveAsync(reworded));
        Assert.False(await _editions.SaysAsync(first.Id, reworded with { Figures = [Figure(82)] }, None));
        Assert.False(await _editions.SaysAsync(first.Id, reworded with { Figures = [Figure(null)] }, None));
        Assert.False(await _editions.SaysAsync(first.Id, reworded with { Figures = [] }, None), "without figures the words decide");
        Assert.False(await _editions.SaysAsync(first.Id, reworded with { Model = Model() with { Missing = ["The roster is missing."] } },
            None));
    }

    [Fact]
    public async Task A_figure_that_matured_unchanged_is_no_correction()
    {
        var early = Model() with { Provisional = "May still change: Abandonment." };
        Assert.Equal(await SaveAsync("i", early), await SaveAsync("i", Model()));
    }

    [Fact]
    public async Task What_no_reader_sees_is_no_correction()
    {
        var model = Model() with { TodayFigures = [new(124_602.50m, Unit.Count, Period)] };
        var first = await SaveAsync("j", model);
        // Another unit, digits behind the last written one, and a field that the program of that time did not know.
        Assert.Equal(first, await SaveAsync("j", model with { TodayFigures = [new(124_602.75m, Unit.Points, Period)] }));
        await database.ExecuteHereAsync($"update edition set model = model - 'todayMethod' where id = {first.Id}");
        Assert.Equal(first, await SaveAsync("j", model));
        Assert.Equal(2, (await SaveAsync("j",
            model with { TodayFigures = [new(124_604m, Unit.Points, Period)], Corrected = true })).Revision);
    }

    [Fact]
    public async Task Saying_something_else_is_the_next_revision_and_must_be_marked_corrected_after_one_that_left()
    {
        var first = await SaveAsync("c", Model());
        Assert.False(await _editions.LeftAsync(first, None));
        await database.ExecuteHereAsync(
            $"""
            insert into recipient (id, name, address, role) overriding system value values (3, 'Sue', 'sue@widgets.example', 'board');
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                    state, give_up_at)
                select id, report, period, scope, revision, 3, 'email', '<3@example.com>', 'sue@widgets.example', 'x', 'x', 'sent', now()
                from edition where id = {first.Id}
            """);
        Assert.True(await _editions.LeftAsync(first, None));
        var changed = Model() with { Headline = "82 calls came in." };
        await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync("c", changed));
        var second = await SaveAsync("c", changed with { Corrected = true });
        Assert.Equal((2, first.Id), (second.Revision, first.Id));
        Assert.Equal(second, await SaveAsync("c", changed));
        Assert.Equal(second, await _editions.FindAsync("daily-digest", Period, "c", None));
        Assert.NotNull(await _parts.FindAsync(first.Id, Edition.Html, None));
    }

    [Fact]
    public async Task A_missing_part_makes_it_partial() =>
        Assert.Equal(EditionState.Partial, (await SaveAsync("d", Model() with { Missing = ["The roster is missing."] })).State);

    [Fact]
    public async Task Two_workers_that_finish_at_once_make_one_edition()
    {
        var editions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SaveAsync("e", Model())));
        Assert.Single(editions.Distinct());
    }

    [Fact]
    public async Task A_failure_leaves_no_half_edition()
    {
        var twice = Rendered("<html></html>") with { Charts = [Chart, Chart] };
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            _editions.SaveAsync("daily-digest", Period, new("f", Model(), [], null), twice, "v1", None));
        Assert.Null(await _editions.FindAsync("daily-digest", Period, "f", None));
    }

    [Fact]
    public async Task Bytes_that_were_tampered_with_are_refused()
    {
        var edition = await SaveAsync("g", Model());
        await database.ExecuteHereAsync(
            $"update edition_part set content = 'x' where edition_id = {edition.Id} and name = '{Edition.Pdf}'");
        await Assert.ThrowsAsync<DamagedException>(() => _parts.FindAsync(edition.Id, Edition.Pdf, None));
    }

    [Fact]
    public async Task The_model_is_kept_with_its_charts_and_versions()
    {
        var edition = await SaveAsync("h", Model());
        Assert.Equal("7 calls, 4 officers", await database.ScalarAsync<string>($"select format('%s calls, %s officers', model #>> "
            + $"'{{charts,0,slots,2,offered}}', model #>> '{{charts,0,slots,2,officers}}') from edition where id = {edition.Id}"));
        Assert.Equal("template-1 v1", await database.ScalarAsync<string>(
            $"select template_version || ' ' || definitions_version from edition where id = {edition.Id}"));
    }

    private static ReportPeriod Period => ReportPeriod.Day(SomeDigest.Day);

    private static RenderedChart Chart => new("demand", "words", "<svg/>", [1, 2, 3], 560, 260);

    private static DailyDigestModel Model() => DailyDigestReport.Build(SomeDigest.Data());

    private static RenderedReport Rendered(string html) =>
        new("subject", html, "text", Encoding.ASCII.GetBytes("%PDF-"), [Chart]) { TemplateVersion = "template-1" };

    private static Draft DraftOf(string scope, ReportModel model) => new(scope, model, [], DateTimeOffset.UnixEpoch);

    private Task<Edition> SaveAsync(string scope, ReportModel model, string html = "<html>é</html>") =>
        SaveAsync(DraftOf(scope, model), html);

    private Task<Edition> SaveAsync(Draft draft, string html = "<html>é</html>") =>
        _editions.SaveAsync("daily-digest", Period, draft, Rendered(html), "v1", None);
}
