using System.Text.Json;
using System.Text.Json.Nodes;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Board;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Reporting;
using IWReports.Worker.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IWReports.Worker.Tests.Measurement.Analysis;

/// <summary>A month is analysed once, and again when anything it was made from has changed.</summary>
public sealed class AnalyseJobTests(TestDatabase database) : AnalysedMonth(database)
{
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
}
