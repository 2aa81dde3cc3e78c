using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Tests;

namespace IWReports.Core.Tests.Reports;

/// <summary>Separators and order are the culture's; words, names and the 24 hours are the same everywhere.</summary>
public sealed class CultureTests
{
    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    [Theory]
    [InlineData("en-AU", Unit.Money, 124_603, "$124,603")]
    [InlineData("en-AU", Unit.Money, -18.5, "−$18.50")]
    [InlineData("en-DE", Unit.Money, -18.5, "−€18,50")]
    [InlineData("en-AU", Unit.Percent, 0.5724, "57.2 %")]
    [InlineData("en-DE", Unit.Percent, 0.5724, "57,2 %")]
    [InlineData("en-US", Unit.Percent, 0.55, "55 %")]
    [InlineData("en-DE", Unit.Count, 1560, "1.560")]
    [InlineData("en-IN", Unit.Count, 124_603, "1,24,603")]
    [InlineData("en-DE", Unit.Seconds, 124, "2 min 4 s")]
    [InlineData("en-DE", Unit.Correlation, 0.5, "0,50")]
    [InlineData("en-DE", Unit.PerHour, 4.25, "4,3 an hour")]
    public void Each_culture_writes_a_value_its_way(string culture, Unit unit, double value, string written)
    {
        using var of = TestCulture.Of(culture);
        Assert.Equal(written, new Figure((decimal)value, unit, November).Text);
    }

    [Theory]
    [InlineData("en-AU", "Fri 28 Nov", "Friday 28 November 2025", "24–30 November 2025", "27 October – 2 November 2025")]
    [InlineData("en-DK", "Fri 28 Nov", "Friday 28 November 2025", "24–30 November 2025", "27 October – 2 November 2025")]
    [InlineData("en-US", "Fri Nov 28", "Friday, November 28, 2025", "November 24–30, 2025", "October 27 – November 2, 2025")]
    public void Each_culture_has_its_order_of_day_and_month(string culture, string day, string letter, string week, string twoMonths)
    {
        using var of = TestCulture.Of(culture);
        var friday = new DateOnly(2025, 11, 28);
        Assert.Equal((day, letter, week, twoMonths), (DateText.Day(friday, November), DateText.LongDay(friday),
            DateText.Days(ReportPeriod.WeekOf(friday)), DateText.Days(ReportPeriod.WeekOf(new(2025, 10, 28)))));
    }

    [Theory]
    [InlineData("en-AU", "Fri 28 Nov 2025, 09:30")]
    [InlineData("en-DK", "Fri 28 Nov 2025, 09:30")]
    [InlineData("en-US", "Fri Nov 28, 2025, 09:30")]
    public void The_clock_has_24_hours_and_a_colon(string culture, string written)
    {
        using var of = TestCulture.Of(culture);
        Assert.Equal(written, DateText.Moment(new(2025, 11, 28, 9, 30, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("en-DE")]
    [InlineData("en-DK")]
    [InlineData("en-US")]
    public void What_programs_read_is_the_same_in_every_culture(string culture)
    {
        var here = Written();
        using var of = TestCulture.Of(culture);
        Assert.Equal(here, Written());
    }

    // What tells two definitions apart, and the keys under which figures are kept.
    private static IEnumerable<string> Written() =>
    [
        .. KpiCatalog.All.Select(kpi => $"{kpi.Version(Kpis.Some.Settings)} {kpi.Definition(Kpis.Some.Settings)}"),
        new HalfHour(19).ToString(),
        new ReportPeriod(new(2025, 11, 23), new(2025, 11, 29)).ToString(),
        Kpis.Some.Settings.Calendar.Text(CalendarUse.OpeningHours),
    ];
}
