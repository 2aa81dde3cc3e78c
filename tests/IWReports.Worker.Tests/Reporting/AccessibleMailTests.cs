using AngleSharp.Html.Parser;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Benchmarks;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Playwright;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Everyone can read a report's mail: on a screen of any width, light or dark, by eye or read aloud.</summary>
public sealed class AccessibleMailTests
{
    // Source: WCAG 2.2, 1.4.3: 3 for text of 24 px, or of 18.66 px in bold, else 4.5.
    private const string PoorContrast =
        """
        () => {
          const parts = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => {
            const [r, g, b] = parts(colour).map(p => p / 255).map(p => p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = element => {
            for (; element; element = element.parentElement) {
              const c = getComputedStyle(element).backgroundColor;
              if (parts(c)[3] !== 0) return c;
            }
            return 'rgb(255, 255, 255)';
          };
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const poor = [];
          while (walk.nextNode()) {
            const element = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || !element.getClientRects().length) continue;
            const style = getComputedStyle(element), size = parseFloat(style.fontSize);
            const [one, other] = [light(style.color), light(ground(element))].sort((a, b) => b - a);
            const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if ((one + 0.05) / (other + 0.05) < least)
              poor.push(`${walk.currentNode.data.trim().slice(0, 40)}: ${style.color} on ${ground(element)}`);
          }
          return poor;
        }
        """;

    private static readonly Dictionary<string, (string Report, Func<ReportModel> Model)> Editions = new()
    {
        ["the fullest board report"] = (ReportCatalog.BoardReport.Id, () => FullBoard.Model),
        ["a corrected board report without its sources"] = (ReportCatalog.BoardReport.Id, () =>
            FullBoard.Model with { Corrected = true, Missing = ["Orders are known to 27 November only."] }),
        ["a busy day"] = (ReportCatalog.DailyDigest.Id, () => DailyDigestReport.Build(SomeDigest.Data())),
        ["the largest digest"] = (ReportCatalog.DailyDigest.Id, () => DailyDigestReport.Build(SomeDigest.Large())),
        ["a week of the team"] = (ReportCatalog.TeamWeek.Id, () => SampleReport.Week),
        ["a quiet day"] = (ReportCatalog.DailyDigest.Id, () => DailyDigestReport.Build(SomeDigest.Quiet())),
    };

    public static TheoryData<string> Names => new(Editions.Keys);

    /// <summary>An edition as a mail reader shows it.</summary>
    internal static string Mail(string edition) => WithPictures(Write(edition).Report);

    [Fact]
    public void Every_report_is_looked_at() =>
        Assert.Equal(ReportCatalog.All.Where(report => !report.IsDraft).Select(report => report.Id).Order(),
            Editions.Values.Select(edition => edition.Report).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Mail_readers_do_not_cut_it(string edition) =>
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Write(edition).Report.Html), 1, OutgoingCheck.MaximumHtmlBytes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_aloud_it_has_an_order(string edition)
    {
        var (report, print) = Write(edition);
        foreach (var page in new[] { report.Html, print }.Select(html => new HtmlParser().ParseDocument(html)))
        {
            Assert.Equal("en-AU", page.DocumentElement.GetAttribute("lang"));
            Assert.NotEqual("", page.Title);
            var headings = page.QuerySelectorAll("h1, h2, h3").Select(heading => heading.TagName[1] - '0').ToList();
            Assert.Equal(1, headings.Count(level => level == 1));
            Assert.All(headings.Zip(headings.Skip(1)),
                pair => Assert.True(pair.Second <= pair.First + 1, "a level of headings is left out"));
            Assert.All(page.QuerySelectorAll("table"), table =>
                Assert.Equal(
                    table.QuerySelector(":scope > thead, :scope > tbody > tr > th") is null, table.GetAttribute("role") == "presentation"));
            Assert.All(page.QuerySelectorAll("th"), head => Assert.NotNull(head.GetAttribute("scope")));
            Assert.All(page.QuerySelectorAll("img"), image => Assert.NotEqual("", image.GetAttribute("alt")));
            Assert.All(page.QuerySelectorAll("svg"), picture => Assert.NotEqual("", picture.GetAttribute("aria-label")));
        }
    }

    [Fact]
    public async Task Every_word_has_contrast_and_nothing_runs_off_a_phone()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        foreach (var (name, html) in Editions.Keys.Select(name => (name, Mail(name))))
        {
            foreach (var (width, scheme) in
                from width in new[] { 640, 375 } from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } select (width, scheme))
            {
                var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
                await page.SetContentAsync(html);
                var poor = await page.EvaluateAsync<string[]>(PoorContrast);
                Assert.True(poor.Length == 0, $"{name}, {width} px, {scheme}: {string.Join(" | ", poor)}");
                var reaches = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
                Assert.True(reaches <= width, $"{name} is {reaches} px wide on a screen of {width}");
                await page.CloseAsync();
            }

            // Until the reader lets pictures in, their words stand in their places.
            var phone = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 375, Height = 900 } });
            await phone.SetContentAsync(html.Replace("data:image/png", "blocked:image/png", StringComparison.Ordinal));
            var wide = await phone.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            Assert.True(wide <= 375, $"{name} without pictures is {wide} px wide on a screen of 375");
            await phone.CloseAsync();
        }
    }

    // A mail reader finds them by content id.
    private static string WithPictures(RenderedReport report) => report.Charts.Aggregate(report.Html, (html, chart) =>
        html.Replace($"cid:{chart.ContentId}", $"data:image/png;base64,{Convert.ToBase64String(chart.Png)}", StringComparison.Ordinal));

    private static (RenderedReport Report, string Print) Write(string edition) =>
        SomeTemplates.Renderer.Write(Editions[edition].Report, Editions[edition].Model());
}
