using AngleSharp.Html.Parser;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Reporting.Rendering;
using static IWReports.Worker.Tests.Reporting.Rendering.TemplatesTests;

namespace IWReports.Worker.Tests.Reporting.Rendering;

/// <summary>Style sheets of templates, and what becomes of them in a mail.</summary>
public sealed class TemplateStylesTests
{
    [Theory]
    [InlineData("a { color: red", "line 1, column 3: a block is not closed")]
    [InlineData("a { color: red }\n}", "line 2, column 1: } closes no block")]
    [InlineData("a { color red }", "\"color red\" is no declaration")]
    [InlineData("a { color: }", "\"color:\" is no declaration")]
    [InlineData("{ color: red }", "no selector")]
    [InlineData("/* a", "a comment is not closed")]
    [InlineData("a { font-family: 'x }\n", "a text is not closed")]
    [InlineData("nonsense", "\"nonsense\" has no block")]
    [InlineData("@import url(https://example.org/a.css);", "@import")]
    [InlineData("</style><script>", "</")]
    [InlineData("p { color: red\n margin: 0 }", "a ; is missing")]
    [InlineData("a { color: blue\nb { margin: 0 } }", "stands in another")]
    [InlineData("p..a { margin: 0 }", "is no selector")]
    [InlineData("p[ { margin: 0 }", "is no selector")]
    [InlineData("@medai print { p { margin: 0 } }", "@medai")]
    [InlineData("a:hover { color: red }", "put it into @media")]
    [InlineData("p { color: rgb(1, 2, 3 }", "a ( is not closed")]
    [InlineData("@media print { p { content: \"}\" } }", "a brace in a text")]
    public void A_style_sheet_that_does_not_parse_is_named_with_its_place(string css, string wrong)
    {
        using var templates = new SomeTemplates(("daily-digest/style.css", css));
        var error = Error(templates);
        Assert.StartsWith("Style sheet daily-digest/style.css, line ", error, StringComparison.Ordinal);
        Assert.Contains(wrong, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p { font-family: 'it\\'s', \"a;b\" }")]
    [InlineData("@media (width <= 480px) { a:hover { color: red } }")]
    [InlineData("td:first-child, a[href=\"x\"] > b + c { margin: 0 auto !important; }", "td:first-child")]
    [InlineData("/* { */ p { color: rgb(1, 2, 3); ; }")]
    [InlineData("@media print { /* } */ p { margin: 0 } }")]
    public void A_style_sheet_that_reads_is_let_through(string css, string refused = "") =>
        Assert.Equal(refused.Length > 0, StyleSheet.Wrong("daily-digest/style.css", css) is { } wrong
            && wrong.Contains(refused, StringComparison.Ordinal));

    [Fact]
    public void A_style_sheet_that_loads_something_is_refused()
    {
        using var templates = new SomeTemplates(("daily-digest/style.css", "p { background: url(https://example.org/a.png) }"));
        Assert.Contains("https://example.org/a.png", string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigestReport.Id]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Styles_go_into_the_elements_and_those_for_dark_screens_and_phones_stay_a_sheet()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/style.css", ".lead { color: #123456 }\n@media (prefers-color-scheme: dark) { .lead { color: #abcdef "
                + "!important } }\n@media (max-width: 480px) { .lead { margin: 0 !important } }"),
            ("daily-digest/body.html", "<html><head><style>{{ style }}</style></head><body><!--[if mso]>x<![endif]--><p "
                + "class=\"lead\">{{ Team }}</p></body></html>"));
        var page = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))
            .Render(Templates.Html, DailyDigestReport.Build(SomeDigest.Data()), NoCharts);
        Assert.Contains("color: #123456", new HtmlParser().ParseDocument(page).QuerySelector("p.lead")!.GetAttribute("style"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("#123456", page[..page.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("#abcdef !important", page, StringComparison.Ordinal);
        Assert.Contains("max-width: 480px", page, StringComparison.Ordinal);
        Assert.Contains("<!--[if mso]>x<![endif]-->", page, StringComparison.Ordinal);
    }
}
