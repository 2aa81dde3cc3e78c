using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting.Rendering;

public sealed partial class RendererTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_digest_is_readable_as_html_text_and_pdf()
    {
        var rendered = await RenderAsync(DailyDigestReport.Build(SomeDigest.Data()));
        var page = new HtmlParser().ParseDocument(rendered.Html);

        Assert.Equal("Customer service, Fri 28 Nov: 81 calls, 12 abandoned; 1 urgent, 7 to call back today", rendered.Subject);
        Assert.Equal(["demand", "waits", "delivery"], rendered.Charts.Select(chart => chart.Id));
        Assert.Equal(["cid:demand@iwreports", "cid:waits@iwreports"], page.Images.Select(image => image.GetAttribute("src")));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("en-AU", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("table"),
            table => Assert.Equal(table.QuerySelector(":scope > thead") is null, table.GetAttribute("role") == "presentation"));
        Assert.True(rendered.Pdf.AsSpan().StartsWith("%PDF-"u8));
        Assert.False(rendered.IsPartial);
        await Kept.WriteAsync("a digest", rendered);
    }

    [Fact]
    public async Task A_company_that_counts_in_euros_reads_of_no_dollars()
    {
        using var culture = TestCulture.Of("en-IE");
        var rendered = await RenderAsync(DailyDigestReport.Build(SomeDigest.Data()));
        foreach (var text in new[] { rendered.Html, rendered.Text, rendered.Subject })
            Assert.DoesNotContain('$', text);
        foreach (var text in new[] { new HtmlParser().ParseDocument(rendered.Html).Body!.TextContent, rendered.Text })
            Assert.All(["€48,200", "€480", "€5,200"], amount => Assert.Contains(amount, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_carries_every_figure_of_the_html()
    {
        var rendered = await RenderAsync(DailyDigestReport.Build(SomeDigest.Data()));
        var page = new HtmlParser().ParseDocument(rendered.Html);
        var shown = Numbers().Matches(string.Join(' ',
            page.Body!.Descendants<IText>().Select(text => text.Data).Concat(page.Images.Select(image => image.AlternativeText))))
            .Select(number => number.Value).ToHashSet();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(Numbers().Matches(rendered.Text).Select(number => number.Value)));
    }

    [Fact]
    public async Task A_chart_that_cannot_be_drawn_leaves_a_box_with_its_figures_and_a_partial_report()
    {
        var model = DailyDigestReport.Build(SomeDigest.Data());
        var rendered = await RenderAsync(model with { Charts = [new DemandChart("demand", "Calls", "…", [new("09:00", 17, 18, 3)])] });

        Assert.True(rendered.IsPartial);
        Assert.Empty(rendered.Charts);
        Assert.Contains("could not be drawn", rendered.Html, StringComparison.Ordinal);
        Assert.Equal(["09:00", "17", "18", "3"],
            new HtmlParser().ParseDocument(rendered.Html).QuerySelectorAll("caption ~ tbody td").Select(cell => cell.TextContent));
        Assert.Contains("09:00 | 17 | 18 | 3", rendered.Text, StringComparison.Ordinal);
        Assert.Contains("THIS REPORT IS INCOMPLETE", rendered.Text, StringComparison.Ordinal);
        Assert.EndsWith("(incomplete)", rendered.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_parts_say_so()
    {
        var rendered = await RenderAsync(DailyDigestReport.Build(SomeDigest.Quiet()));
        foreach (var sentence in new[] { "Nothing on record needs you today.", "There is no open complaint and no late order on record." })
        {
            Assert.Contains(sentence, rendered.Html, StringComparison.Ordinal);
            Assert.Contains(sentence, rendered.Text, StringComparison.Ordinal);
        }

        Assert.All(["you get this because", "AT RISK", "COMPLAINTS WAITING", "ORDERS LATE", "ALSO FOR TODAY"], part =>
            Assert.DoesNotContain(part, rendered.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subject_is_one_line_whatever_the_data_hold()
    {
        var rendered = await RenderAsync(DailyDigestReport.Build(SomeDigest.Data())
            with { Team = "A\r\nBcc: x@example.org\u0085\u2028B", Corrected = true });
        Assert.StartsWith("Corrected: A Bcc: x@example.org B, Fri 28 Nov", rendered.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(rendered.Subject, char.IsControl);
    }

    [Fact]
    public async Task A_report_that_mail_readers_would_cut_does_not_go_out()
    {
        var model = DailyDigestReport.Build(SomeDigest.Data()) with { FiguresNotes = [.. Enumerable.Repeat(new string('x', 100), 900)] };
        Assert.Contains("bytes long", (await Assert.ThrowsAsync<InputException>(() => RenderAsync(model))).Message,
            StringComparison.Ordinal);
    }

    private static Task<RenderedReport> RenderAsync(ReportModel model) =>
        SomeTemplates.Renderer.RenderAsync(DailyDigestReport.Id, model, [], None);

    [GeneratedRegex(@"\d[\d,.:]*(?<=\d)")]
    private static partial Regex Numbers();
}
