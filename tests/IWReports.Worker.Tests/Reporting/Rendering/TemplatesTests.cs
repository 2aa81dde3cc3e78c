using AngleSharp.Html.Parser;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting.Rendering;

public sealed class TemplatesTests
{
    public static TheoryData<string> HostileTexts =>
    [
        "\"><img src=x onerror='alert(1)'>&amp;`=</td></table><script>x</script>", "<img src=x onerror=1>", "{{ 1 }}", "{{ end }}", "\"'`",
            "</style>",
        "\u202Etxt.exe", "\u2069\u202Etxt", "\u2067abc", "\u05E9\u05DC\u05D5\u05DD (1)", "a\r\nBcc: x@example.org", "--><!--", "&lt;b&gt;",
            "a\u0000b",
    ];

    /// <summary>Every text of the model holds it, in every list.</summary>
    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_data_stays_text_in_every_place(string hostile)
    {
        foreach (var (report, type) in ReportCatalog.All.Select(kind => (kind.Id, TemplateLint.ModelOf(kind.Id)!)))
        {
            var (plain, filled) = (new SampleModel(2, "zzz", []).Of(type), new SampleModel(2, hostile, []).Of(type));
            foreach (var file in new[] { Templates.Html, Templates.Print })
            {
                var ours = SomeTemplates.Ours.Load(report, type);
                var expected = new HtmlParser().ParseDocument(ours.Render(file, plain, NoCharts));
                var actual = new HtmlParser().ParseDocument(ours.Render(file, filled, NoCharts));
                Assert.Equal(expected.All.Select(element => element.TagName), actual.All.Select(element => element.TagName));
                Assert.Equal(expected.All.SelectMany(element => element.Attributes.Select(attribute => attribute.Name)),
                    actual.All.SelectMany(element => element.Attributes.Select(attribute => attribute.Name)));
                var shown = Isolated.Of(hostile).ReplaceLineEndings("\n");
                Assert.Equal(expected.Body!.TextContent.Replace("zzz", shown, StringComparison.Ordinal), actual.Body!.TextContent);
            }

            Assert.Contains(Isolated.Of(hostile), SomeTemplates.Ours.Load(report, type).Render(Templates.Text, filled, NoCharts),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\u05E9\u05DC\u05D5\u05DD", true)]
    [InlineData("Gr\u00FC\u00DFe, \u65E5\u672C 12 %", false)]
    public void A_text_written_from_right_to_left_turns_nothing_around_it(string text, bool turns) =>
        Assert.Equal(turns ? $"\u2068{text}\u2069" : text, Isolated.Of(text));

    [Theory]
    [InlineData("\u202Etxt.exe", "txt.exe")]
    [InlineData("\u2069\u202E\u05E9", "\u2068\u05E9\u2069")]
    [InlineData("\u2067abc", "abc")]
    [InlineData("a\u0000b", "a\uFFFDb")]
    public void A_mark_without_a_form_that_would_turn_what_follows_is_left_out(string text, string shown) =>
        Assert.Equal(shown, Isolated.Of(text));

    [Fact]
    public void A_file_that_is_not_utf8_is_named()
    {
        using var templates = new SomeTemplates();
        File.WriteAllBytes(Path.Combine(templates.Folder, "daily-digest/subject.txt"), [(byte)'a', 0xE9, (byte)'b']);
        Assert.Contains("subject.txt is not UTF-8", Error(templates), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var templates = new SomeTemplates();
        File.Delete(Path.Combine(templates.Folder, "daily-digest/print.html"));
        Assert.Contains("print.html is missing",
            Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_changes_with_any_file_it_is_made_from()
    {
        using var templates = new SomeTemplates();
        var before = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel)).Version;
        Assert.Equal(before, templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel)).Version);
        templates.Write("_shared/missing.txt", "");
        Assert.NotEqual(before, templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel)).Version);
    }

    [Fact]
    public void The_shipped_templates_are_in_order()
    {
        var found = new TemplateLint(SomeTemplates.Ours).Run();
        Assert.Contains(DailyDigestReport.Id, found.Keys);
        Assert.Empty(found.Values.SelectMany(findings => findings));
    }

    [Theory]
    [InlineData("<html><img src=\"cid:a\" width=\"9\"></html>", "without alt or width")]
    [InlineData("<html><img src=\"cid:a\" alt=\"\"></html>", "without alt or width")]
    [InlineData("<html><img src=\"https://example.org/a.png\" alt=\"\" width=\"9\"></html>", "https://example.org/a.png")]
    [InlineData("<html><style>@import url(https://example.org/a.css)</style></html>", "https://example.org/a.css")]
    [InlineData("<html><td style=\"background:url('file:///etc/passwd')\"></html>", "file:///etc/passwd")]
    [InlineData("<html><link rel=\"stylesheet\" href=\"//example.org/a\"></html>", "//example.org/a")]
    [InlineData("<html><p>57.2 % of calls</p></html>", "body.txt lacks figures that body.html states: 57.2")]
    [InlineData("<html><img src=\"cid:a\" width=\"9\" alt=\"1,560 calls\"></html>", "body.txt lacks figures that body.html states: 1,560")]
    [InlineData("<p>cut off", "does not end")]
    public void Lint_finds_what_must_not_go_out(string text, string finding)
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", text));
        var found = new TemplateLint(templates.Templates).Run()[DailyDigestReport.Id];
        Assert.Contains(finding, string.Join('\n', found), StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_finds_everything_at_once()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/body.html", "<html>{{ if IsPartial }}{{ Nonsense }}{{ end }}<img src=\"http://example.org/a\"></html>"));
        var found = string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigestReport.Id]);
        Assert.All(["\"Nonsense\"", "without alt or width", "refers to http://example.org/a"],
            finding => Assert.Contains(finding, found, StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_reads_like_a_reference_is_no_reference() =>
        Assert.Empty(OutgoingCheck.OfPage("body.html",
            "<img src=\"cid:a\" width=\"9\" alt=\"a src=http://x url(http://y) &quot; data = z\">\nurl(http://x) @import y"));

    [Fact]
    public void A_link_that_a_person_follows_may_go_out()
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", "<html><a href=\"https://example.org/\">{{ Team }}</a></html>"));
        Assert.Empty(new TemplateLint(templates.Templates).Run()[DailyDigestReport.Id]);
    }

    [Fact]
    public void A_folder_that_belongs_to_no_report_is_found()
    {
        using var templates = new SomeTemplates(("daily-nonsense/body.html", ""));
        Assert.Contains("daily-nonsense", new TemplateLint(templates.Templates).Run()["daily-nonsense"][0], StringComparison.Ordinal);
    }

    internal static readonly Dictionary<string, DrawnChart> NoCharts = [];

    internal static string Error(SomeTemplates templates) =>
        Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))).Message;
}
