using System.Text;
using System.Text.RegularExpressions;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Benchmarks;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>A screen reader finds its way in every PDF: tags, a title, a language, and words for each picture.</summary>
public sealed partial class TaggedPdfTests
{
    private static readonly Dictionary<string, Func<ReportModel>> Models = new()
    {
        [ReportCatalog.BoardReport.Id] = () => FullBoard.Model,
        [ReportCatalog.TeamWeek.Id] = () => SampleReport.Week,
        [ReportCatalog.DailyDigest.Id] = () => DailyDigestReport.Build(SomeDigest.Data()),
    };

    public static TheoryData<string> Reports => new(ReportCatalog.All.Where(report => !report.IsDraft).Select(report => report.Id));

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_pdf_says_what_it_is_and_what_its_pictures_show(string report)
    {
        var model = Models[report]();
        var pdf = Encoding.Latin1.GetString((await SomeTemplates.Renderer.RenderAsync(report, model, [], CancellationToken.None)).Pdf);
        Assert.Contains("/Marked true", pdf, StringComparison.Ordinal);
        Assert.Contains("/Lang (en-AU)", pdf, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", pdf, StringComparison.Ordinal);
        Assert.Contains("pdfuaid", pdf, StringComparison.Ordinal);
        Assert.Equal(model.Title, Words(Title().Matches(pdf)[0].Groups[1].Value).Split(',')[0]);
        Assert.All(["/S /H1", "/S /H2", "/S /Table", "/S /TH", "/S /L"], tag => Assert.Contains(tag, pdf, StringComparison.Ordinal));

        var printed = model.Charts.Where(chart => chart is not Core.Reports.Charts.JourneyChart)
            .Select(chart => Texts.Printable(chart.AlternativeText));
        Assert.Equal(printed.Order(StringComparer.Ordinal),
            Figure().Matches(pdf).Select(figure => Words(figure.Groups[1].Value)).Order(StringComparer.Ordinal));
    }

    // Plain in brackets, or UTF-16 in hexadecimal digits.
    private static string Words(string written) => written[0] == '('
        ? Escaped().Replace(written[1..^1], "$1")
        : Encoding.BigEndianUnicode.GetString(Convert.FromHexString(written[5..^1]));

    [GeneratedRegex(@"/Title (\((?:\\.|[^\\)])*\)|<[0-9a-f]+>)", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"/S /Figure\b[^>]*?/Alt (\((?:\\.|[^\\)])*\)|<[0-9a-f]+>)", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escaped();
}
