using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;

namespace IWReports.Worker.Tests.Reporting;

public sealed class StatedCauseStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    private static readonly ReportedCause Fair =
        new(November, "Two were at a fair", Driver.HandlingTime, "the supervisor", new(2025, 12, 1));

    private readonly ReportedCauseStore _store = new(database.Source);

    public async Task InitializeAsync() => await database.ExecuteHereAsync("truncate stated_cause, audit");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Is_kept_with_who_and_when()
    {
        await _store.AddAsync(Fair, "anna", CancellationToken.None);
        Assert.Equal(Fair, Assert.Single(await _store.ListAsync(November, CancellationToken.None)).Cause);
        Assert.Empty(await _store.ListAsync(November.AddMonths(-1), CancellationToken.None));
        Assert.EndsWith("stated for 2025-11, by the supervisor", await database.ScalarAsync<string>("select what from audit"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Driver.Volume)]
    [InlineData(Driver.HandlingTime)]
    [InlineData(Driver.Schedule)]
    [InlineData(Driver.Absence)]
    [InlineData(Driver.Newcomers)]
    public async Task Every_driver_can_be_spoken_of(Driver driver) =>
        Assert.Equal(driver, (await _store.AddAsync(Fair with { Driver = driver }, "anna", CancellationToken.None)).Cause.Driver);

    [Fact]
    public async Task Blank_words_or_nobody_to_say_them_are_refused()
    {
        await Assert.ThrowsAsync<InputException>(() => _store.AddAsync(Fair with { Text = " " }, "anna", CancellationToken.None));
        await Assert.ThrowsAsync<InputException>(() => _store.AddAsync(Fair with { By = "" }, "anna", CancellationToken.None));
        await Assert.ThrowsAsync<InputException>(() => _store.AddAsync(Fair with { Text = new('x', 301) }, "anna", CancellationToken.None));
        Assert.Empty(await _store.ListAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_withdrawn_stands_in_no_report_and_stays_on_record()
    {
        var entry = await _store.AddAsync(Fair, "anna", CancellationToken.None);
        await _store.WithdrawAsync(entry.Id, "it was in October", "anna", CancellationToken.None);
        Assert.Empty(await _store.ListAsync(null, CancellationToken.None));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from stated_cause"));
        await Assert.ThrowsAsync<InputException>(() => _store.WithdrawAsync(entry.Id, "again", "anna", CancellationToken.None));
    }
}
