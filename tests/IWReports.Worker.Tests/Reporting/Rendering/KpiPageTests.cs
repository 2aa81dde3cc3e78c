using AngleSharp.Html.Parser;
using IWReports.Core.Reports;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Reporting.Rendering;

/// <summary>A figure in a mail or a PDF leads to its page of the dashboard, where somebody said how that is reached.</summary>
public sealed class KpiPageTests
{
    [Fact]
    public void Each_figure_leads_to_its_page_for_the_period_and_the_team()
    {
        var (report, print) = Write(new Uri("https://reports.example.com"));
        var week = TeamWeekReport.Build(SomeWeek.Data());
        foreach (var html in new[] { report.Html, print })
        {
            var links = new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href*='/kpis/']");
            Assert.Equal(week.Missed.Count + week.AtRisk.Count + week.Met.Count, links.Length);
            Assert.All(links, link => Assert.Matches(
                "^https://reports.example.com/kpis/[a-z_0-9]+\\?from=2025-11-24&to=2025-11-30&scope=team%3ACustomer%20service$",
                link.GetAttribute("href")!));
        }

        Assert.DoesNotContain("https:", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_dashboards_address_there_is_no_link_and_the_same_words()
    {
        var (with, _) = Write(new Uri("https://reports.example.com"));
        var (without, print) = Write(null);
        Assert.DoesNotContain("/kpis/", without.Html + print, StringComparison.Ordinal);
        Assert.Equal(Words(with.Html), Words(without.Html));
    }

    private static string Words(string html) => new HtmlParser().ParseDocument(html).Body!.TextContent;

    private static (RenderedReport Report, string Print) Write(Uri? dashboard) =>
        new Renderer(new(Options.Create(new RenderingOptions { Dashboard = dashboard })), SomeTemplates.Printer())
            .Write(ReportCatalog.TeamWeek.Id, TeamWeekReport.Build(SomeWeek.Data()));
}
