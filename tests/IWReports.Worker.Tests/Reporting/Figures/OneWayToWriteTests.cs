using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Admin.Findings;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>A KPI's value has one text, wherever it is read.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed class OneWayToWriteTests(SampleCompanyReports sample)
{
    private static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    [Theory]
    [InlineData("en-AU")]
    [InlineData("en-DE")]
    public async Task A_value_of_each_unit_reads_the_same_in_report_page_and_command(string culture)
    {
        using var of = TestCulture.Of(culture);
        var reading = MonthlyAnalysis.Of(await sample.MonthAsync(November));
        var values = reading.Data.History.Values.Select(months => months[^1])
            .Where(value => value is { Value: not null, IsOfTooFew: false } && !value.IsOfFew)
                .DistinctBy(value => value.Kpi.Unit).ToList();
        Assert.Superset(
            new HashSet<Unit> { Unit.Count, Unit.Percent, Unit.Seconds, Unit.Days, Unit.PerHour, Unit.PerHundred, Unit.PerOfficer,
                Unit.Points, Unit.Money },
            values.Select(value => value.Kpi.Unit).ToHashSet());
        Assert.All(values, value =>
        {
            var written = new ServiceText(reading).Short(value).Text;
            Assert.Equal(written, DailyDigestText.Value(value));
            Assert.Equal(written, new FindingText(value.Kpi.Id, November).Of(value.Value!.Value));
            Assert.Equal(written, KpiText.Value(value.Value, value.Kpi.Unit));
        });
    }
}
