using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;

namespace IWReports.Worker.Tests.Reporting.Editions;

public sealed class RecommendationStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly ReportPeriod October = ReportPeriod.Month(2025, 10), November = ReportPeriod.Month(2025, 11);

    private readonly RecommendationStore _store = new(database.Source);

    public async Task InitializeAsync() => await database.ExecuteHereAsync(
        """
        truncate edition, audit cascade;
        insert into edition (id, report, period, scope, revision, state, subject, model, template_version,
            definitions_version) overriding system value
            values (1, 'board-report', '2025-10', 'company', 1, 'complete', '', '{}', '', '')
        """);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_decided_stays_as_it_was_given()
    {
        var id = await AdviseAsync("Cover lunch.");
        Assert.Equal(id, await AdviseAsync("Cover lunch and leave."));
        await _store.DecideAsync(id, Decision.Accepted, "the board", "minutes", "anna", CancellationToken.None);
        await AdviseAsync("Cover nothing.");
        var entry = Assert.Single(await _store.ListAsync(October, CancellationToken.None));
        Assert.Equal(("Cover lunch and leave.", Decision.Accepted, "the board"),
            (entry.PastRecommendation.Action, entry.PastRecommendation.Decision, entry.PastRecommendation.DecidedBy));
        Assert.Equal($"anna: recommendation {id}: accepted, by the board (minutes)",
            await database.ScalarAsync<string>("select format('%s: %s (%s)', who, what, reason) from audit"));
    }

    [Fact]
    public async Task A_prediction_is_kept_with_its_recommendation()
    {
        await AdviseAsync("Cover lunch.", prediction: new(0.676m, 0.594m, 0.757m));
        Assert.Equal(new Prediction(0.676m, 0.594m, 0.757m),
            Assert.Single(await _store.EarlierAsync(November, CancellationToken.None)).PastRecommendation.Prediction);
    }

    [Fact]
    public async Task Only_what_was_accepted_can_be_done()
    {
        var id = await AdviseAsync("Cover lunch.");
        Assert.Contains("accept it first", (await Assert.ThrowsAsync<InputException>(() =>
            _store.DoneAsync(id, new(2025, 11, 5), "anna", CancellationToken.None))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() =>
            _store.DecideAsync(id + 1, Decision.Declined, "the board", "no", "anna", CancellationToken.None));
        await Assert.ThrowsAsync<InputException>(() =>
            _store.DecideAsync(id, Decision.Accepted, " ", "yes", "anna", CancellationToken.None));
        await _store.DecideAsync(id, Decision.Accepted, "the board", "yes", "anna", CancellationToken.None);
        Assert.Equal(new DateOnly(2025, 11, 5),
            (await _store.DoneAsync(id, new(2025, 11, 5), "anna", CancellationToken.None)).PastRecommendation.DoneOn);
    }

    [Fact]
    public async Task The_next_report_follows_up_last_months_and_later_ones_what_is_unfinished()
    {
        var (open, deferred) = (await AdviseAsync("Open.", "a"), await AdviseAsync("Deferred.", "b"));
        await _store.DecideAsync(deferred, Decision.Deferred, "the board", "later", "anna", CancellationToken.None);
        Assert.Equal([open, deferred], await EarlierAsync(November));
        Assert.Equal([deferred], await EarlierAsync(November.AddMonths(1)));
        Assert.Empty(await EarlierAsync(October));
    }

    private async Task<long[]> EarlierAsync(ReportPeriod period) =>
        [.. (await _store.EarlierAsync(period, CancellationToken.None)).Select(entry => entry.Id)];

    private async Task<long> AdviseAsync(string action, string rule = "cover", Prediction? prediction = null)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await RecommendationStore.AddAsync(connection, 1,
            [new(October, rule, action, "Supervisor", new(2025, 11, 7), "abandonment") { Prediction = prediction }],
            CancellationToken.None);
        return (await _store.ListAsync(October, CancellationToken.None)).Single(entry => entry.PastRecommendation.Rule == rule).Id;
    }
}
