using System.Text.Json;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Tests.Statistics.Spc;

/// <summary>The case's months in three calendars (case_reference.json).</summary>
public sealed class CalendarAdjustmentTests
{
    private static readonly double[] Calls = [1200, 1150, 1320, 1300, 1260, 1320, 1380, 1350, 1400, 1480, 1560];

    private static readonly JsonElement Reference = TestData.Json("case_reference.json");

    [Theory]
    [InlineData("2023")]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Months_of_one_length_show_what_is_news(string year)
    {
        var calendar = Reference.GetProperty("calendar_adjusted").GetProperty(year);
        Check(year, calendar.GetProperty("calendar_days"), calendar.GetProperty("xmr_per_calendar_day"));
        Check(year, calendar.GetProperty("weekdays"), calendar.GetProperty("xmr_per_weekday"));
    }

    [Theory]
    [InlineData("xmr_calls", 11)]
    [InlineData("xmr_calls_baseline_JanAug", 8)]
    public void Calls_as_counted_have_the_limits_of_the_case(string name, int months)
    {
        var limits = ProcessLimits.Of(Calls.AsSpan(0, months), screen: true);
        Near(Reference.GetProperty(name), limits.Mean, limits.Lower, limits.Upper, 1e-4);
    }

    [Fact]
    public void A_period_without_a_working_day_is_left_out() =>
        Assert.Equal([100, 100], CalendarAdjustment.Of([new(new(2025, 1, 1), 50), new(new(2025, 1, 2), 7), new(new(2025, 1, 3), 150)],
            day => day.Day == 2 ? 0 : day.Day).Select(point => point.Value));

    private static void Check(string year, JsonElement days, JsonElement expected)
    {
        int[] length = [.. days.EnumerateArray().Select(count => count.GetInt32())];
        var adjusted = CalendarAdjustment.Of([.. Calls.Select((calls, i) => new SeriesPoint(new(int.Parse(year), i + 1, 1), calls))],
            date => length[date.Month - 1]);
        var chart = XmrChart.Of(adjusted, new(ImprovementDirection.None));
        // The reference is per day, ours per mean month.
        var mean = length.Average();
        Near(expected, chart.Limits.Mean / mean, chart.Limits.Lower / mean, chart.Limits.Upper / mean, 1e-3);
        var flags = expected.GetProperty("flags").EnumerateObject().Select(flag => (flag.Name, flag.Value.GetString()!));
        Assert.Equal(flags, chart.Points.Where(point => point.Cause != SpecialCause.None)
            .Select(point => (point.Date.ToString("MMM"), point.Label())));
    }

    private static void Near(JsonElement expected, double mean, double lower, double upper, double tolerance)
    {
        Assert.Equal(expected.GetProperty("mean").GetDouble(), mean, tolerance);
        Assert.Equal(expected.GetProperty("lpl").GetDouble(), lower, tolerance);
        Assert.Equal(expected.GetProperty("upl").GetDouble(), upper, tolerance);
    }
}
