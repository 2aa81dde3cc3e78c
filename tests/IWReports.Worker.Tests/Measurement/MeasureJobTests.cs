using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Measurement;

public sealed class MeasureJobTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task Measures_the_days_that_changed_and_takes_them_off_the_list()
    {
        await CallAsync("2025-11-03 10:00", "answered");
        await CallAsync("2025-11-06 10:00", "abandoned");
        Assert.Equal(2, (await MeasureAsync()).Days);
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from touched_day"));
        Assert.Equal(2, (await TotalAsync("calls_offered")).Value);
    }

    [Fact]
    public async Task A_second_run_on_the_same_day_finds_nothing_to_do()
    {
        await CallAsync("2025-12-01 10:00", "answered");
        await MeasureAsync();
        Assert.Equal(0, (await MeasureAsync()).Days);
    }

    [Fact]
    public async Task Measuring_twice_gives_the_same_sums()
    {
        await CallAsync("2025-11-03 10:00", "answered", talk: 100, officer: "Mia");
        var range = ReportPeriod.Day(new(2025, 11, 3));
        var first = await MeasureAsync(range: range);
        Assert.Equal(first, await MeasureAsync(range: range));
        Assert.Equal(first.Values, await Database.ScalarAsync<long>("select count(*) from measure_value"));
    }

    [Fact]
    public async Task What_was_corrected_away_is_gone()
    {
        await CallAsync("2025-11-03 10:00", "abandoned");
        await MeasureAsync();
        await Database.ExecuteHereAsync("update queue_entry set outcome = 'answered'");
        await MarkStaleAsync("2025-11-03");
        await MeasureAsync();
        Assert.Equal(0, (await TotalAsync("abandonment")).Value);
    }

    [Fact]
    public async Task A_caller_who_got_through_the_next_business_day_is_reached()
    {
        await CallAsync("2025-11-03 16:00", "abandoned", caller: "a");
        await CallAsync("2025-11-03 16:10", "abandoned", caller: "a");
        await CallAsync("2025-11-03 16:20", "abandoned", caller: "b");
        await CallAsync("2025-11-03 16:30", "abandoned");
        await MeasureAsync("2025-11-04");
        var early = await TotalAsync("unrecovered_callers");
        Assert.Equal((2, 2, KpiState.Provisional), (early.Numerator, early.Denominator, early.State));

        // Tuesday is a public holiday. Only the new day is on the list: Monday's figure looks ahead to it.
        await CallAsync("2025-11-05 09:00", "answered", caller: "a");
        await CallAsync("2025-11-06 09:00", "answered", caller: "b");
        await MeasureAsync("2025-11-06");
        var late = await TotalAsync("unrecovered_callers", "2025-11-03", "2025-11-03");
        Assert.Equal((1, 2, KpiState.Final), (late.Numerator, late.Denominator, late.State));
    }

    [Fact]
    public async Task What_is_read_while_days_are_measured_is_in_the_figures_that_look_ahead_to_it()
    {
        await CallAsync("2025-11-05 16:00", "abandoned", caller: "a");
        await MeasureAsync("2025-11-06");
        await CallAsync("2025-11-06 09:00", "answered", caller: "b");
        // By then the day before was measured, looking ahead to this one.
        var import = new WhenReported("Measuring 2025-11-06", () =>
            CallAsync("2025-11-06 10:00", "answered", caller: "a").GetAwaiter().GetResult());
        await MeasureAsync("2025-11-07", progress: import);
        await MeasureAsync("2025-11-07");
        Assert.Equal((0, 1), ((await TotalAsync("unrecovered_callers")).Numerator, (await TotalAsync("unrecovered_callers")).Denominator));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from touched_day"));
    }

    [Fact]
    public async Task Two_who_measure_at_once_leave_no_day_on_the_list()
    {
        await CallAsync("2025-11-05 16:00", "abandoned", caller: "a");
        await MeasureAsync("2025-11-06");
        await CallAsync("2025-11-06 09:00", "answered", caller: "a");
        var other = new WhenReported("Measuring 2025-11-06", () => MeasureAsync("2025-11-07").GetAwaiter().GetResult());
        await MeasureAsync("2025-11-07", progress: other);
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from touched_day"));
        Assert.Equal(0, (await TotalAsync("unrecovered_callers")).Numerator);
    }

    private sealed class WhenReported(string what, Action then) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            if (value.Message == what)
                then();
        }
    }

    [Fact]
    public async Task Figures_settle_with_time_alone()
    {
        await CallAsync("2025-11-28 10:00", "abandoned", caller: "a");
        await MeasureAsync("2025-11-29");
        Assert.Equal(KpiState.Provisional, (await TotalAsync("unrecovered_callers")).State);
        Assert.Equal(1, (await MeasureAsync("2025-12-02")).Days);
        Assert.Equal(KpiState.Final, (await TotalAsync("unrecovered_callers", "2025-11-28", "2025-11-28")).State);
    }

    [Fact]
    public async Task A_day_that_is_not_over_is_provisional()
    {
        await CallAsync("2025-11-28 10:00", "answered");
        await MeasureAsync("2025-11-28");
        Assert.Equal(KpiState.Provisional, (await TotalAsync("calls_offered", "2025-11-28", "2025-11-28")).State);
        await MeasureAsync("2025-11-29");
        Assert.Equal(KpiState.Final, (await TotalAsync("calls_offered", "2025-11-28", "2025-11-28")).State);
    }

    [Fact]
    public async Task A_month_with_a_count_only_takes_the_count()
    {
        await Database.ExecuteHereAsync(
            """
            insert into monthly_call_count values (1, '2025-09-01', 1400, 0.07), (1, '2025-10-01', 1480, 0.10), (1, '2025-11-01', 1560,
                0.12);
            insert into roster_entry (source_id, person, role, from_day) values (1, 'Mia', 'officer', '2025-01-01'), (1, 'Jonas',
                'officer', '2025-01-01'), (1, 'John', 'supervisor', '2025-01-01')
            """);
        await MarkStaleAsync("2025-09-01");
        await MarkStaleAsync("2025-10-01");
        await MarkStaleAsync("2025-11-01");
        await CallAsync("2025-10-06 10:00", "answered");
        await MeasureAsync();
        var months = await ReadAsync("calls_offered", "2025-09-01", "2025-11-30", KpiBy.Month);
        Assert.Equal([1400, 1, 1560], months.Select(month => month.Value));
        Assert.Equal([true, false, true], months.Select(month => month.CountOnly));
        Assert.Equal(2961, (await TotalAsync("calls_offered", "2025-09-01", "2025-11-30")).Value);
        Assert.Equal(780, (await TotalAsync("calls_per_officer")).Value);
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("abandonment")).State);
    }

    [Fact]
    public async Task Who_was_hired_long_ago_has_no_years_measured_in_which_nothing_else_is_known()
    {
        await Database.ExecuteHereAsync(
            "insert into roster_entry (source_id, person, role, from_day) values (1, 'Mia', 'officer', '2007-01-01')");
        await CallAsync("2025-11-03 10:00", "answered");
        await MeasureAsync();
        Assert.Equal("2024-12-02", await Database.ScalarAsync<string>("select min(day)::text from measured_day"));
        // What happened before is held against the roster of its time.
        await CallAsync("2019-03-01 10:00", "answered");
        await MeasureAsync();
        Assert.Equal("2019-03-01", await Database.ScalarAsync<string>("select min(day)::text from measured_day"));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_leaves_its_days_on_the_list()
    {
        await CallAsync("2025-11-03 10:00", "answered");
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MeasureAsync(cancelled: stopped.Token));
        Assert.Equal(1, (await MeasureAsync()).Days);
    }
}
