using AngleSharp.Html.Parser;
using IWReports.Core.Reports;
using IWReports.Tests;
using IWReports.Worker.Rendering;

namespace IWReports.Worker.Tests.Rendering;

public sealed class TemplatesTests
{
    private const string Hostile = "\"><img src=x onerror='alert(1)'>&amp;`=</td></table><script>x</script>";

    [Fact]
    public void Hostile_data_stays_text_in_every_place()
    {
        var plain = Fill("zzz");
        var hostile = Fill(Hostile);
        foreach (var file in new[] { Templates.Html, Templates.Print })
        {
            var ours = SomeTemplates.Ours.Load(DailyDigest.Id, typeof(DailyDigestModel));
            var expected = new HtmlParser().ParseDocument(ours.Render(file, plain, NoCharts));
            var actual = new HtmlParser().ParseDocument(ours.Render(file, hostile, NoCharts));
            Assert.Equal(expected.All.Select(element => element.TagName), actual.All.Select(element => element.TagName));
            Assert.Equal(expected.All.SelectMany(element => element.Attributes.Select(attribute => attribute.Name)), actual.All.SelectMany(element => element.Attributes.Select(attribute => attribute.Name)));
            Assert.Equal(expected.Body!.TextContent.Replace("zzz", Hostile, StringComparison.Ordinal), actual.Body!.TextContent);
        }
    }

    [Fact]
    public void Plain_text_is_not_escaped() =>
        Assert.Contains(Hostile, SomeTemplates.Ours.Load(DailyDigest.Id, typeof(DailyDigestModel)).Render(Templates.Text, Fill(Hostile), NoCharts), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{Nonsense}}", "Nonsense")]
    [InlineData("{{#if IsPartial}}{{Nonsense}}{{/if}}", "Nonsense")]
    [InlineData("{{#if Nonsense}}x{{/if}}", "Nonsense")]
    [InlineData("{{#each Officers}}{{Nonsense}}{{/each}}", "Nonsense")]
    [InlineData("{{#each Officers}}{{Team}}{{/each}}", "Team")]
    [InlineData("{{#each Officers}}{{../Nonsense}}{{/each}}", "../Nonsense")]
    [InlineData("{{#each Officers}}{{Name}}{{else}}{{Team}}{{Name}}{{/each}}", "\"Name\"")]
    [InlineData("{{team}}", "team")]
    [InlineData("{{chart Nonsense}}", "Nonsense")]
    [InlineData("{{> nonsense}}", "nonsense")]
    [InlineData("{{#if Team}}a{{else if Nonsense}}b{{/if}}", "Nonsense")]
    [InlineData("{{{Team}}}", "unescaped")]
    [InlineData("{{Officers}}", "Officers")]
    [InlineData("{{#each Team}}x{{/each}}", "Team")]
    [InlineData("{{#repeat Team}}x{{/repeat}}", "repeat")]
    public void A_wrong_name_is_refused_wherever_it_stands(string text, string name)
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", "<html>\n\n" + text + "</html>"));
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)));
        Assert.Contains("body.html of the report daily-digest, line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if Team}}x")]
    [InlineData("{{#if Team}}x{{/each}}")]
    [InlineData("{{Team")]
    public void A_template_that_does_not_parse_is_named(string text)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", text));
        Assert.Contains("daily-digest/body.txt", Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var templates = new SomeTemplates();
        File.Delete(Path.Combine(templates.Folder, "daily-digest/print.html"));
        Assert.Contains("print.html is missing", Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_changes_with_any_file_it_is_made_from()
    {
        using var templates = new SomeTemplates();
        var before = templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)).Version;
        Assert.Equal(before, templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)).Version);
        templates.Write("_shared/missing.txt", "");
        Assert.NotEqual(before, templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)).Version);
    }

    [Fact]
    public void The_shipped_templates_are_in_order()
    {
        var found = new TemplateLint(SomeTemplates.Ours).Run();
        Assert.Contains(DailyDigest.Id, found.Keys);
        Assert.Empty(found.Values.SelectMany(findings => findings));
    }

    [Theory]
    [InlineData("<html><img src=\"cid:a\" width=\"9\"></html>", "without alt or width")]
    [InlineData("<html><img src=\"cid:a\" alt=\"\"></html>", "without alt or width")]
    [InlineData("<html><img src=\"https://example.org/a.png\" alt=\"\" width=\"9\"></html>", "https://example.org/a.png")]
    [InlineData("<html><style>@import url(https://example.org/a.css)</style></html>", "https://example.org/a.css")]
    [InlineData("<html><td style=\"background:url('file:///etc/passwd')\"></html>", "file:///etc/passwd")]
    [InlineData("<html><link rel=\"stylesheet\" href=\"//example.org/a\"></html>", "//example.org/a")]
    [InlineData("<p>cut off", "does not end")]
    public void Lint_finds_what_must_not_go_out(string text, string finding)
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", text));
        Assert.Contains(finding, string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigest.Id]), StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_finds_everything_at_once()
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", "<html>{{#if IsPartial}}{{Nonsense}}{{/if}}<img src=\"http://example.org/a\"></html>"));
        var found = string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigest.Id]);
        Assert.All(["\"Nonsense\"", "without alt or width", "refers to http://example.org/a"], finding => Assert.Contains(finding, found, StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_reads_like_a_reference_is_no_reference() =>
        Assert.Empty(OutgoingCheck.OfPage("body.html", "<img src=\"cid:a\" width=\"9\" alt=\"a src=http://x url(http://y) &quot; data = z\">\nurl(http://x) @import y"));

    [Fact]
    public void A_link_that_a_person_follows_may_go_out()
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", "<html><a href=\"https://example.org/\">{{Team}}</a></html>"));
        Assert.Empty(new TemplateLint(templates.Templates).Run()[DailyDigest.Id]);
    }

    [Fact]
    public void A_folder_that_belongs_to_no_report_is_found()
    {
        using var templates = new SomeTemplates(("daily-nonsense/body.html", ""));
        Assert.Contains("daily-nonsense", new TemplateLint(templates.Templates).Run()["daily-nonsense"][0], StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, DrawnChart> NoCharts = [];

    // Every string that data can reach holds the text, through the same builder that real data goes through.
    private static DailyDigestModel Fill(string text)
    {
        var data = SomeDigest.Data();
        return DailyDigest.Build(data with
        {
            Company = text,
            Team = text,
            Reader = text,
            StandInReason = text,
            Officers = new Dictionary<string, IReadOnlyDictionary<string, Core.Kpis.KpiValue>> { [text] = data.Officers["Mia"] },
            Roster = [.. data.Roster, new(text, Core.Facts.RosterRole.Officer, null, new(2025, 11, 3), null)],
            AtRisk = [new(text, text, text, SomeDigest.Day, null, false, null)],
            LateOrders = [new(text, true, SomeDigest.Day, 1, null)],
            OpenComplaints = [new() { ComplaintId = text, Day = SomeDigest.Day, Topic = text }],
        }) with { Missing = [text] };
    }
}
