using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting.Rendering;

/// <summary>No line of a page ends between a number and its unit.</summary>
[Collection(SampleCompanyReports.Name)]
public sealed partial class UnbrokenTests(SampleCompanyReports sample)
{
    private static readonly Dictionary<string, ReportPeriod> Periods = new()
    {
        [ReportCatalog.BoardReport.Id] = ReportPeriod.Month(2025, 11),
        [ReportCatalog.TeamWeek.Id] = ReportPeriod.WeekOf(new(2025, 11, 28)),
        [DailyDigestReport.Id] = ReportPeriod.Day(new(2025, 11, 28)),
    };

    public static TheoryData<string> Reports => [.. Periods.Keys];

    [Theory]
    [InlineData("Expect 67.6 % next month.", "Expect 67.6~% next month.")]
    [InlineData("It took 2 min 4 s or 1 h 20 min.", "It took 2~min~4~s or 1~h~20~min.")]
    [InlineData("By Fri 28 Nov, 5 days late.", "By Fri~28~Nov, 5~days late.")]
    [InlineData("By Fri Nov 28, in November 2025.", "By Fri~Nov~28, in November 2025.")]
    [InlineData("16.5 an hour, 1,560 calls came", "16.5~an~hour, 1,560 calls came")]
    [InlineData("in 100 small parts of May 2025", "in 100 small parts of May 2025")]
    public void A_value_stays_whole(string text, string whole) => Assert.Equal(whole, Unbroken.Of(text).Replace('\u00A0', '~'));

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_page_parts_no_value_from_its_unit(string report)
    {
        var draft = (await sample.DraftsAsync(report, Periods[report]))[0];
        var (rendered, print) = sample.Write(report, draft.Model);
        Assert.DoesNotContain(new[] { rendered.Html, print }.SelectMany(TextsOf), text => Parted().IsMatch(text));
        Assert.Matches(Parted(), rendered.Text);
    }

    // What is drawn has no lines to end.
    private static IEnumerable<string> TextsOf(string page) => new HtmlParser().ParseDocument(page).Body!.Descendants<IText>()
        .Where(text => text.ParentElement!.Closest("svg") is null).Select(text => text.Data);

    [GeneratedRegex(@"\d (?:%|s|min|h|days)\b|\d %")]
    private static partial Regex Parted();
}
