using FsCheck.Fluent;
using IWReports.Core.Reports.Charts;
using IWReports.Benchmarks;

namespace IWReports.Worker.Tests.Reporting;

public sealed class ChartLabelTests
{
    public static IEnumerable<object[]> Names => ChartCases.All.Select(chart => new object[] { chart.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_labels_overlap(string name) => Assert.Empty(DrawnLabels.FaultsOf(ChartCases.Named(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nor_do_they_on_a_phone(string name) => Assert.Empty(DrawnLabels.FaultsOnPhone(ChartCases.Named(name)));

    [Fact]
    public void On_a_phone_every_letter_of_a_mails_pictures_is_eleven_pixels_high()
    {
        // A mail's text has 347 of 375 pixels.
        const double text = 347;
        Chart[] charts = [.. FullBoard.Model.Charts, .. SampleReport.Digest.Charts, .. SampleReport.Week.Charts];
        // A sparkline has no letters; bars of targets are in no mail.
        Assert.All(charts.Where(chart => chart is not (Sparkline or BulletChart)), chart =>
        {
            var (picture, labels) = DrawnLabels.OnPhone(chart);
            Assert.All(labels, label => Assert.InRange(label.Size * Math.Min(1, text / picture.Width), 11, 24));
            Assert.Empty(DrawnLabels.FaultsOnPhone(chart));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nor_do_they_below_a_title_of_two_lines_and_above_a_source(string name) => Assert.Empty(DrawnLabels.FaultsOf(
        ChartCases.Named(name) with
        {
            Title = new string('W', 60), Source = "Source: the telephone system, 1,560 calls in November 2025",
        }));

    [Fact]
    public void No_two_labels_of_the_sample_company_overlap() =>
        Assert.All(FullBoard.Model.Charts.Concat(SampleReport.Digest.Charts), chart => Assert.Empty(DrawnLabels.FaultsOf(chart)));
}
