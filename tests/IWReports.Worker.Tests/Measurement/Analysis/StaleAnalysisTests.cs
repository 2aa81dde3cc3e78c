using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Tests.Measurement.Analysis;

/// <summary>What makes a kept analysis one of yesterday, and what does not.</summary>
public sealed class StaleAnalysisTests(TestDatabase database) : AnalysedMonth(database)
{
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

    private async Task DeliverAsync(string day)
    {
        await Database.ExecuteHereAsync(
            $"""
            insert into customer_order (source_id, order_id, ordered_on, promised_on, delivered_on, status)
            values (1, '{day}', '{day}', '{day}', '{day}', 'delivered')
            """);
        await MeasureAsync(asOf: "2026-06-01", range: ReportPeriod.Day(DateOnly.Parse(day)));
    }
}
