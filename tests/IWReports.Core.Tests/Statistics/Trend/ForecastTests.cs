using IWReports.Core.Analysis.Volume;
using IWReports.Core.Statistics.Spc;
using IWReports.Core.Statistics.Trend;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Statistics.Trend;

public sealed class ForecastTests
{
    private static readonly double[] Case = [1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560];

    private static readonly double[] Passengers = [.. TestData.Numbers("stl_airpassengers.csv").Select(row => row["y"])];

    // R's ets and auto.arima both pick "next month as this one" for the case.
    [Fact]
    public void Eleven_months_say_next_month_is_like_this_one_give_or_take()
    {
        var december = Forecast.Of(Case, 12, 1);
        Assert.Equal((ForecastMethod.Naive, 1560), (december.Method, december.Steps[0].Value));
        Assert.InRange(december.Steps[0].Low!.Value, 1450, 1560);
        Assert.InRange(december.Steps[0].High!.Value, 1560, 1710);
    }

    [Fact]
    public void Too_few_months_have_no_interval() => Assert.Equal(new(1300, null, null), Forecast.Of(Case[..4], 12, 1).Steps[0]);

    [Fact]
    public void A_method_is_taken_only_when_it_beats_repeating_last_year()
    {
        var forecast = Forecast.Of(Passengers, 12, 3);
        Assert.True(forecast.Wape < forecast.BenchmarkWape);
        Assert.All(forecast.Steps, step => Assert.True(step.Low < step.High));
        double[] same = [.. Enumerable.Range(0, 48).Select(month => 100d + (month % 12))];
        Assert.Equal(same[..3], Forecast.Of(same, 12, 3).Steps.Select(step => step.Value));
        Assert.Equal(0, Forecast.Of(same, 12, 3).Wape);
    }

    [Fact]
    public void Months_without_a_call_forecast_none()
    {
        var forecast = Forecast.Of(new double[40], 12, 2);
        Assert.Equal((0, null), (forecast.Steps[1].Value, forecast.Wape));
    }

    [Theory]
    [InlineData(6, HistoryLength.Level)]
    [InlineData(11, HistoryLength.Trend)]
    [InlineData(13, HistoryLength.YearOnYear)]
    [InlineData(24, HistoryLength.ProvisionalSeason)]
    [InlineData(36, HistoryLength.Season)]
    public void The_number_of_months_decides_what_may_be_said(int months, HistoryLength length)
    {
        var trend = MonthlyTrend.Of(Months(Passengers[..months]));
        Assert.Equal(length, trend.Length);
        Assert.Equal(length >= HistoryLength.ProvisionalSeason, trend.Season is not null);
        Assert.Equal(length >= HistoryLength.Trend, trend.Slope is not null);
    }

    [Fact]
    public void The_case_rises_by_33_calls_a_month() =>
        Assert.Equal((1, 33), MonthlyTrend.Of(Months(Case)) is var trend ? (trend.Direction, Math.Round(trend.Slope!.Slope)) : default);

    [Fact]
    public void Months_that_hang_together_are_not_tested()
    {
        var trend = MonthlyTrend.Of(Months([.. Enumerable.Range(0, 18).Select(month => 100 + (30 * Math.Sin(month / 3d)))]));
        Assert.Equal((false, 0), (trend.IsTested, trend.Direction));
    }

    [Fact]
    public void July_is_high_and_November_low_whatever_month_the_series_starts_in()
    {
        var season = MonthlyTrend.Of(Months(Passengers[5..], first: 6)).Season!;
        Assert.True(season[6] > 1.2 && season[10] < 0.85);
    }

    [Fact]
    public void A_days_calls_spread_as_its_weekday_does_and_lean_on_the_others()
    {
        // Ten weeks: mornings only, but Mondays half in the afternoon.
        var log = Enumerable.Range(0, 70).Select(day => new DateOnly(2025, 6, 2).AddDays(day)).Where(Some.Settings.Calendar.IsBusinessDay)
            .SelectMany(day => new[] { new HalfHourCalls(day, new(20), day.DayOfWeek == DayOfWeek.Monday ? 50 : 100),
                new HalfHourCalls(day, new(30), day.DayOfWeek == DayOfWeek.Monday ? 50 : 0) }).ToList();
        var profile = HalfHourProfile.Of(log, Some.Settings.Calendar)!;
        var monday = profile.Of(new(2025, 9, 1), 200, Some.Settings.Calendar)!;
        Assert.Equal(200, monday.Sum(), 1e-9);
        // 500 of 1,000 Monday calls, and a tenth of one more day's 100 in the afternoon.
        Assert.Equal(200 * 510 / 1100d, monday[30], 1e-9);
        Assert.Null(profile.Of(new(2025, 9, 6), 10, Some.Settings.Calendar));
        Assert.Null(HalfHourProfile.Of([.. log.Where(one => one.Day < new DateOnly(2025, 7, 1))], Some.Settings.Calendar));
    }

    private static List<SeriesPoint> Months(double[] values, int first = 1) =>
        [.. values.Select((value, i) => new SeriesPoint(new DateOnly(2015, first, 1).AddMonths(i), value))];
}
