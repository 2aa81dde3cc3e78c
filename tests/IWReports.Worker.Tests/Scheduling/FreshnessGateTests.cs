using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Scheduling;

public sealed class FreshnessGateTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2025, 11, 30);

    public Task InitializeAsync() => database.ExecuteHereAsync("truncate source_freshness, touched_day");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_source_is_late_until_it_was_read_after_the_periods_end()
    {
        var gate = Gate(TimeSpan.Zero, "queue-log:main", "query:crm");
        await gate.NoteAsync(["queue-log:main"], Day, CancellationToken.None);
        await gate.NoteAsync(["query:crm"], Day.AddDays(-1), CancellationToken.None);
        Assert.Equal(["query:crm up to 29 November 2025"],
            (await gate.LateAsync(ReportPeriod.Day(Day), CancellationToken.None)).Select(late => late.ToString()));
        await gate.NoteAsync(["query:crm"], Day.AddDays(1), CancellationToken.None);
        Assert.Empty(await gate.LateAsync(ReportPeriod.Day(Day), CancellationToken.None));
    }

    [Fact]
    public async Task A_day_that_was_read_and_is_not_measured_yet_is_not_there()
    {
        var gate = Gate(TimeSpan.Zero, "a");
        await gate.NoteAsync(["a"], Day, CancellationToken.None);
        await database.ExecuteHereAsync("insert into touched_day values ('2025-10-01'), ('2025-11-10')");
        Assert.Equal(["a up to 9 November 2025"],
            (await gate.LateAsync(ReportPeriod.MonthOf(Day), CancellationToken.None)).Select(late => late.ToString()));
        Assert.Empty(await gate.LateAsync(ReportPeriod.Day(Day), CancellationToken.None));
    }

    [Fact]
    public async Task A_night_that_is_made_up_later_does_not_make_a_source_older()
    {
        var gate = Gate(TimeSpan.Zero, "a");
        await gate.NoteAsync(["a"], Day, CancellationToken.None);
        await gate.NoteAsync(["a"], Day.AddDays(-5), CancellationToken.None);
        Assert.Empty(await gate.LateAsync(ReportPeriod.Day(Day), CancellationToken.None));
    }

    [Fact]
    public async Task Past_the_cut_off_the_report_is_told_what_is_missing() =>
        Assert.Equal([new LateSource("a", null)],
            await Gate(TimeSpan.Zero, "a").WaitAsync("board-report", Context(), CancellationToken.None));

    [Fact]
    public async Task Before_the_cut_off_it_waits()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Gate(TimeSpan.FromHours(1), "a")
            .WaitAsync("board-report", Context(), patience.Token));
    }

    [Fact]
    public async Task Files_imported_by_hand_are_not_waited_for() =>
        Assert.Empty(await Gate(TimeSpan.FromHours(1)).WaitAsync("board-report", Context(), CancellationToken.None));

    [Fact]
    public async Task A_person_who_asks_or_a_month_made_up_later_is_not_kept_waiting()
    {
        var gate = Gate(TimeSpan.FromHours(1), "a");
        Assert.Single(await gate.WaitAsync("board-report", Context() with { Due = null }, CancellationToken.None));
        Assert.Single(await gate.WaitAsync("board-report", Context() with { Due = TimeProvider.System.GetUtcNow().AddDays(-1) },
            CancellationToken.None));
    }

    private static JobContext Context() => new(ReportPeriod.Day(Day), TimeProvider.System.GetUtcNow(), new Progress<Progress>(), _ => { });

    private FreshnessGate Gate(TimeSpan waitUpTo, params string[] sources) => new(
        database.Source, new IngestJob([.. sources.Select(name => new SilentSource(name))], NullLogger<IngestJob>.Instance),
            TimeProvider.System,
        Options.Create(new SchedulingOptions { Gates = { ["board-report"] = new() { WaitUpTo = waitUpTo } } }));

    private sealed record SilentSource(string Name) : ISource
    {
        public Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
