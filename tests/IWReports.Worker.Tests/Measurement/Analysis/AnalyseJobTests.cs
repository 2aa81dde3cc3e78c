using System.Text.Json;
using System.Text.Json.Nodes;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Board;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Reporting;
using IWReports.Worker.Tests.Measurement;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Tests.Measurement.Analysis;

/// <summary>A month is analysed once, and again when anything it was made from has changed.</summary>
public sealed class AnalyseJobTests(TestDatabase database) : MeasuredDatabase(database), IAsyncLifetime
{
    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    private static readonly Progress<Progress> Unwatched = new();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteHereAsync(
            """
            truncate monthly_analysis cascade;
            drop trigger if exists in_the_way on analysis_signal;
            drop trigger if exists counted on monthly_analysis
            """);
        foreach (var day in new[] { "2025-10-06", "2025-11-03", "2025-11-05" })
        {
            await CallAsync($"{day} 10:00", "answered", talk: 120, officer: "Mia");
            await CallAsync($"{day} 11:00", "abandoned", wait: 60);
        }

        await CallAsync("2025-12-01 10:00", "answered", talk: 120, officer: "Mia");
        await MeasureAsync(asOf: "2026-06-01");
    }

    [Fact]
    public async Task What_is_kept_is_what_was_found()
    {
        await Job().RunAsync(November, Unwatched, CancellationToken.None);
        var found = MonthlyFindings.Of(await Data().ReadAsync(November, CancellationToken.None));
        var kept = await Store().FindAsync(November, CancellationToken.None);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(AnalysisJson.Write(found)), JsonNode.Parse(AnalysisJson.Write(kept!))));
    }

    [Fact]
    public async Task The_board_report_from_the_tables_says_what_one_analysed_at_once_says()
    {
        await Job().RunAsync(November, Unwatched, CancellationToken.None);
        var data = await Data().ReadAsync(November, CancellationToken.None);
        var kept = await Store().FindAsync(November, CancellationToken.None);
        var fromTables = BoardReport.Build(MonthlyAnalysis.Of(data, kept!));
        Assert.Equal(JsonSerializer.Serialize(BoardReport.Build(data)), JsonSerializer.Serialize(fromTables));
    }

    [Fact]
    public async Task The_plain_tables_say_what_the_findings_say()
    {
        var result = await Job().RunAsync(November, Unwatched, CancellationToken.None);
        Assert.Equal(4m, await Database.ScalarAsync<decimal>(
            "select value from analysis_signal where period = '2025-11' and kpi = 'calls_offered'"));
        Assert.Equal(result.Signals, await Database.ScalarAsync<long>("select count(*) from analysis_signal where period = '2025-11'"));
        Assert.EndsWith(" targets, 0 causes.", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_never_moved_is_not_called_unusual()
    {
        foreach (var month in new[] { "04", "05", "06", "07", "08", "09" })
            await CallAsync($"2025-{month}-08 10:00", "answered");
        await MeasureAsync(asOf: "2026-06-01");
        await Job().RunAsync(November, Unwatched, CancellationToken.None);
        Assert.True(await Database.ScalarAsync<bool>("select bool_and(upper > lower) from analysis_signal where mean is not null"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from analysis_signal where mean is null and direction <> 0"));
    }

    [Fact]
    public async Task A_month_without_calls_is_analysed_too()
    {
        var july = ReportPeriod.Month(2025, 7);
        Assert.Equal(0, (await Job().RunAsync(july, Unwatched, CancellationToken.None)).Causes);
        Assert.Null((await Store().FindAsync(july, CancellationToken.None))!.Volume.Current);
    }

    [Fact]
    public async Task A_day_of_it_that_is_measured_again_makes_it_stale()
    {
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        Assert.Empty(await Job().StaleAsync(November, CancellationToken.None));
        await MeasureAsync(range: ReportPeriod.Day(new(2025, 10, 6)));
        Assert.Equal([November], await Job().StaleAsync(November, CancellationToken.None));
    }

    [Fact]
    public async Task A_day_after_it_does_not()
    {
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        await CallAsync("2025-12-02 10:00", "abandoned");
        await MeasureAsync(asOf: "2026-06-01", range: ReportPeriod.Day(new(2025, 12, 2)));
        Assert.Empty(await Job().StaleAsync(November, CancellationToken.None));
    }

    [Fact]
    public async Task A_day_after_it_does_if_it_makes_none_of_what_was_unknown()
    {
        await DeliverAsync("2025-10-06");
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        Assert.Null((await TotalAsync("delivered_on_promise")).Denominator);
        await DeliverAsync("2025-12-02");
        Assert.Equal(0, (await TotalAsync("delivered_on_promise")).Denominator);
        Assert.Single(await Job().StaleAsync(November, CancellationToken.None));
    }

    [Fact]
    public async Task A_day_that_changed_makes_it_stale_once_and_once_more_when_it_is_measured()
    {
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        await CallAsync("2025-11-06 10:00", "abandoned");
        Assert.Single(await Job().StaleAsync(November, CancellationToken.None));
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        Assert.Empty(await Job().StaleAsync(November, CancellationToken.None));
        await MeasureAsync(asOf: "2026-06-01");
        Assert.Single(await Job().StaleAsync(November, CancellationToken.None));
    }

    [Fact]
    public async Task A_measuring_that_began_before_it_and_ended_after_it_makes_it_stale()
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using var measuring = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("update measured_day set measured_at = now() where day = '2025-11-03'", CancellationToken.None);
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        Assert.Empty(await Job().StaleAsync(November, CancellationToken.None));
        await measuring.CommitAsync();
        const string sql = "select measured_at < analysed_at from measured_day, monthly_analysis where day = '2025-11-03'";
        Assert.True(await Database.ScalarAsync<bool>(sql));
        Assert.Single(await Job().StaleAsync(November, CancellationToken.None));
    }

    [Theory]
    [InlineData("insert into roster_entry (source_id, person, role, from_day) values (1, 'Mia', 'officer', '2025-11-03')", true)]
    [InlineData("insert into roster_entry (source_id, person, role, from_day) values (1, 'Mia', 'officer', '2025-12-01')", false)]
    [InlineData("insert into absence (source_id, person, from_day, to_day) values (1, 'Mia', '2025-11-03', '2025-12-05')", true)]
    [InlineData("insert into monthly_call_count (source_id, month, calls) values (1, '2024-11-01', 1400)", true)]
    [InlineData("insert into monthly_call_count (source_id, month, calls) values (1, '2025-12-01', 1400)", false)]
    public async Task What_people_enter_of_its_time_makes_it_stale(string entered, bool stale)
    {
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        await Database.ExecuteHereAsync(entered);
        Assert.Equal(stale, (await Job().StaleAsync(November, CancellationToken.None)).Count > 0);
    }

    [Fact]
    public async Task A_setting_that_changed_makes_it_stale()
    {
        await Job().EnsureAsync(November, Unwatched, CancellationToken.None);
        var (target, rebase) = (Usual(), Usual());
        var threshold = new MeasurementOptions { ServiceLevelWithin = TimeSpan.FromSeconds(30), ProductivePauses = ["Wrap-up"] };
        target.Targets = new Dictionary<string, IReadOnlyList<Target>> { ["abandonment"] = [new(0.1m, 0, TargetOrigin.Ours)] };
        rebase.Rebases = new Dictionary<string, IReadOnlyList<Rebase>> { ["abandonment"] = [new(new(2025, 10, 1), "new hours")] };
        foreach (var changed in new[] { target, rebase, threshold })
            Assert.Single(await Job(changed).StaleAsync(November, CancellationToken.None));
    }

    [Fact]
    public async Task After_a_measuring_stale_months_and_the_latest_are_to_be_analysed_oldest_first()
    {
        var october = November.AddMonths(-1);
        await Job().RunAsync(october.AddMonths(-1), Unwatched, CancellationToken.None);
        await Job().RunAsync(october, Unwatched, CancellationToken.None);
        await MeasureAsync(range: ReportPeriod.Day(new(2025, 10, 6)));
        Assert.Equal([october, November], await Job().StaleAsync(November, CancellationToken.None));
    }

    [Fact]
    public async Task Two_workers_at_once_analyse_once()
    {
        await CountInsertsAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Job().RunAsync(November, Unwatched, CancellationToken.None))));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from analysed"));
    }

    [Fact]
    public async Task One_that_fails_half_way_leaves_the_old_one_whole()
    {
        await Job().RunAsync(November, Unwatched, CancellationToken.None);
        var before = await KeptAsync();
        await InTheWayAsync("raise exception 'the disk is full'");
        await CallAsync("2025-11-06 10:00", "abandoned");
        await Assert.ThrowsAsync<PostgresException>(() => Job().EnsureAsync(November, Unwatched, CancellationToken.None));
        Assert.Equal(before, await KeptAsync());
    }

    [Fact]
    public async Task One_that_is_called_off_ends_soon_and_leaves_the_old_one_whole()
    {
        await Job().RunAsync(November, Unwatched, CancellationToken.None);
        var before = await KeptAsync();
        await InTheWayAsync("perform pg_sleep(60)");
        using var off = new CancellationTokenSource();
        var running = Job().RunAsync(November, Unwatched, off.Token);
        const string sleeps = "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')";
        while (!await Database.ScalarAsync<bool>(sleeps))
            await Task.Delay(20);
        off.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(2)));
        Assert.Equal(before, await KeptAsync());
    }

    [Fact]
    public async Task A_report_has_its_month_analysed_first_and_a_preview_too()
    {
        await using var installation = await Installation.PrepareAsync(Database, "2025-12-01T09:00:00+11:00", new Diary());
        using var scope = installation.Services.CreateScope();
        var board = scope.ServiceProvider.GetServices<IReportSource>().Single(source => source.Report == "board-report");
        await board.DraftAsync(November, null, Unwatched, CancellationToken.None);
        Assert.True(await installation.Get<AnalysisStore>().IsFreshAsync(November, CancellationToken.None));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from edition"));
    }

    [Fact]
    public async Task A_day_is_not_a_month()
    {
        var day = ReportPeriod.Day(new(2025, 11, 3));
        await Assert.ThrowsAsync<ArgumentException>(() => Job().RunAsync(day, Unwatched, CancellationToken.None));
    }

    private async Task DeliverAsync(string day)
    {
        await Database.ExecuteHereAsync(
            $"""
            insert into customer_order (source_id, order_id, ordered_on, promised_on, delivered_on, status)
            values (1, '{day}', '{day}', '{day}', '{day}', 'delivered')
            """);
        await MeasureAsync(asOf: "2026-06-01", range: ReportPeriod.Day(DateOnly.Parse(day)));
    }

    // Between the rows that go and those that come.
    private Task InTheWayAsync(string what) => Database.ExecuteHereAsync(
        $"""
        create or replace function in_the_way() returns trigger language plpgsql as $$ begin {what}; return new; end $$;
        create trigger in_the_way before insert on analysis_signal for each row execute function in_the_way()
        """);

    private Task CountInsertsAsync() => Database.ExecuteHereAsync(
        """
        create table if not exists analysed (at timestamptz);
        truncate analysed;
        create or replace function count_analysis() returns trigger language plpgsql as $$
        begin insert into analysed values (now()); return new; end $$;
        create or replace trigger counted before insert on monthly_analysis for each row execute function count_analysis()
        """);

    private Task<string> KeptAsync() => Database.ScalarAsync<string>(
        """
        select (select md5(string_agg(m::text, '' order by period)) from monthly_analysis m)
            || (select md5(string_agg(s::text, '' order by period, kpi)) from analysis_signal s)
            || (select count(*) from analysis_trend)
        """);

    private AnalyseJob Job(MeasurementOptions? options = null) => new(Database.Source, Data(), Bases(options), Store(options));

    private AnalysisReader Data() => new(
        Reader, new(Database.Source, Calendar, Company), new(Database.Source, Reader), new(Database.Source, Options()),
        new(Database.Source), Calendar, Company);

    private AnalysisStore Store(MeasurementOptions? options = null) => new(Database.Source, Bases(options));

    private static AnalysisBasisReader Bases(MeasurementOptions? options) =>
        new(new(Calendar, Options(options)), Calendar, Options(options));

    private static MeasurementOptions Usual() => new() { ProductivePauses = ["Wrap-up"] };

    private static IOptions<MeasurementOptions> Options(MeasurementOptions? options = null) =>
        Microsoft.Extensions.Options.Options.Create(options ?? Usual());
}
