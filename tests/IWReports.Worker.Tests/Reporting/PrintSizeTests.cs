using System.Text.RegularExpressions;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.Drafts;
using IWReports.Tests;
using IWReports.Benchmarks;
using IWReports.Worker.Reporting.Rendering.Pdf;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>On paper nobody needs a magnifying glass: the size of every letter is read out of the PDF.</summary>
public sealed partial class PrintSizeTests
{
    // A size in the PDF is read to a third of a point.
    private const double Text = 9.5, Picture = 8, Read = 1d / 6;

    private static readonly WeasyPrint Printer = SomeTemplates.Printer();

    private static readonly Dictionary<string, (string Report, Func<ReportModel> Model)> Editions = new()
    {
        ["the fullest board report"] = (ReportCatalog.BoardReport.Id, () => FullBoard.Model),
        ["a busy day"] = (DailyDigestReport.Id, () => DailyDigestReport.Build(SomeDigest.Data())),
        ["the largest digest"] = (DailyDigestReport.Id, () => DailyDigestReport.Build(SomeDigest.Large())),
        ["the sample company's day"] = (DailyDigestReport.Id, () => SampleReport.Digest),
        ["a week of the team"] = (ReportCatalog.TeamWeek.Id, () => SampleReport.Week),
        ["a complaint's reply"] = (ReportCatalog.ComplaintReply.Id, () => ComplaintReply.Build(SomeDrafts.Case())),
        ["an apology"] = (ReportCatalog.Apology.Id, () => Apology.Build(SomeDrafts.NotSatisfied())),
        ["a charter"] = (ReportCatalog.Charter.Id, () => Charter.Build(SomeDrafts.Charter(SomeDrafts.Value("csat", 8, 10)))),
        ["an audit sheet"] = (ReportCatalog.AuditSheet.Id, () => AuditSheet.Build(SomeDrafts.Audit(SomeDrafts.Value("csat", 8, 10)))),
        ["a coaching sheet"] = (ReportCatalog.CoachingSheet.Id, () => CoachingSheet.Build(SomeDrafts.Mary())),
    };

    public static TheoryData<string> Names => new(Editions.Keys);

    [Fact]
    public void Every_report_is_looked_at() => Assert.Equal(
        ReportCatalog.All.Select(report => report.Id).Order(), Editions.Values.Select(edition => edition.Report).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Text_and_pictures_are_large_enough_to_read(string edition)
    {
        var (report, model) = Editions[edition];
        var print = SomeTemplates.Renderer.Write(report, model()).Print;
        Assert.Empty(await SmallerAsync(print, Picture));
        // What stands at a page's foot repeats on each.
        Assert.DoesNotContain(await SmallerAsync(Vectors().Replace(print, ""), Text), line => !Foot().IsMatch(line));
    }

    private static async Task<IEnumerable<string>> SmallerAsync(string print, double least) =>
        PdfText.Of(await Printer.PrintAsync(print, CancellationToken.None)).Lines
            .Where(line => line.Points + Read < least).Select(line => $"{line.Text} ({line.Points:0.0} points)").Distinct();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Vectors();

    [GeneratedRegex(@"^Page \d+ of \d+ | · .* · ")]
    private static partial Regex Foot();
}
