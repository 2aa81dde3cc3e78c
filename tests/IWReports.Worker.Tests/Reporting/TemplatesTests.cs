using AngleSharp.Html.Parser;
using IWReports.Core.Reports;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Core.Reports.TeamWeek;
using IWReports.Tests;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting;

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

    [Theory]
    [InlineData("{{ Nonsense }}", "Nonsense")]
    [InlineData("{{ if IsPartial }}{{ Nonsense }}{{ end }}", "Nonsense")]
    [InlineData("{{ if Nonsense }}x{{ end }}", "Nonsense")]
    [InlineData("{{ for row in Officers }}{{ row.Nonsense }}{{ end }}", "Nonsense")]
    [InlineData("{{ for row in Officers }}{{ row.Team }}{{ end }}", "Team")]
    [InlineData("{{ for row in Officers }}{{ row.Name }}{{ else }}{{ Team }}{{ row.Name }}{{ end }}", "\"row\"")]
    [InlineData("{{ for row in Officers }}{{ end }}{{ row.Name }}", "\"row\"")]
    [InlineData("{{ team }}", "team")]
    [InlineData("{{ Title.Length }}", "Length")]
    [InlineData("{{ Title | string.nonsense }}", "string.nonsense")]
    [InlineData("{{ Title | nonsense }}", "nonsense")]
    [InlineData("{{ chart Nonsense }}", "Nonsense")]
    [InlineData("{{ chart }}", "chart takes")]
    [InlineData("{{ include \"nonsense\" }}", "nonsense")]
    [InlineData("{{ include Team }}", "in quotes")]
    [InlineData("{{ include \"value\" of: Nonsense }}", "Nonsense")]
    [InlineData("{{ if Team }}a{{ else if Nonsense }}b{{ end }}", "Nonsense")]
    [InlineData("{{ if Team && (Nonsense || IsPartial) }}b{{ end }}", "Nonsense")]
    [InlineData("{{ case Team }}{{ when Nonsense }}b{{ end }}", "Nonsense")]
    [InlineData("{{ x = Officers[0] }}{{ x.Nonsense }}", "Nonsense")]
    [InlineData("{{ with Officers[0] }}{{ Name }}{{ end }}", "value = Officers[0]")]
    [InlineData("{{ (Officers | array.first).Nonsense }}", "Nonsense")]
    [InlineData("{{ for row in Officers | array.sort \"Name\" }}{{ row.Nonsense }}{{ end }}", "Nonsense")]
    [InlineData("{{ Officers | array.map \"Nonsense\" | array.join \", \" }}", "Nonsense")]
    [InlineData("{{ for row in Officers limit: Nonsense }}{{ row.Name }}{{ end }}", "Nonsense")]
    [InlineData("{{ x = { a: Team } }}{{ x.Nonsense }}", "Nonsense")]
    [InlineData("{{ TodayShort[0] = \"x\" }}", "cannot change")]
    [InlineData("{{ Officers[0].Name = \"x\" }}", "cannot change")]
    [InlineData("<p title={{ Team }}>", "without quotes")]
    [InlineData("<p {{ Team }}>", "without quotes")]
    [InlineData("{{ func f(a) }}{{ Nonsense }}{{ end }}", "Nonsense")]
    [InlineData("{{ this.Team }}", "this stands for nothing")]
    [InlineData("{{ $\"a {Nonsense}\" }}", "Nonsense")]
    [InlineData("{{ Officers }}", "Officers")]
    [InlineData("{{ Period }}", "Period")]
    [InlineData("{{ for row in Team }}x{{ end }}", "Team")]
    [InlineData("{{ html.escape Team }}", "html")]
    [InlineData("{{ object.eval Team }}", "object")]
    [InlineData("{{ date.now }}", "date")]
    [InlineData("{{ import Officers[0] }}", "import")]
    public void A_wrong_name_is_refused_wherever_it_stands(string text, string name)
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", "<html>\n\n" + text + "</html>"));
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)));
        Assert.Contains("Template daily-digest/body.html, line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x\n{{ if Team }}x", "line 2")]
    [InlineData("{{ end }}", "line 1, column ")]
    [InlineData("{{ Team | }}", "line 1")]
    [InlineData("{{ for in Officers }}x{{ end }}", "line 1")]
    public void A_template_that_does_not_parse_is_named_with_its_place(string text, string place)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", text));
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)));
        Assert.Contains($"Template daily-digest/body.txt, {place}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#each Officers}}{{Name}}{{/each}}", "Write {{ for row in Officers }}")]
    [InlineData("{{#if Team}}x{{/if}}", "Write {{ if Team }}")]
    [InlineData("{{~#unless Team}}x{{/unless}}", "Write {{ if !Team }}")]
    [InlineData("{{> missing}}", "Write {{ include \"missing\" }}")]
    [InlineData("{{@index}}", "for.index")]
    [InlineData("{{../Team}}", "without ../")]
    [InlineData("{{{Team}}}", "every value is escaped")]
    [InlineData("{{!-- note --}}", "{{ # comment }}")]
    [InlineData("{{#Officers}}{{Name}}{{/Officers}}", "{{ for row in List }}")]
    [InlineData("{{ #if Team }}x{{ /if }}", "Write {{ if Team }}")]
    [InlineData("{{~# each Officers as |o|~}}x{{/each}}", "Write {{ for row in Officers }}")]
    [InlineData("{{#unless @last}}, {{/unless}}", "Write {{ if !for.last }}")]
    [InlineData("{{#if ../Team}}x{{/if}}", "Write {{ if Team }}")]
    [InlineData("{{#with Value}}{{Text}}{{/with}}", "value = Value")]
    [InlineData("{{&Team}}", "every value is escaped")]
    public void A_template_of_earlier_versions_is_named_with_the_way_to_rewrite_it(string text, string way)
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", "<html>\n " + text + "</html>"));
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))).Message;
        Assert.StartsWith("Template daily-digest/body.html, line 2, column 2: ", error, StringComparison.Ordinal);
        Assert.Contains(way, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ for a in 1..9000 }}{{ for b in 1..9000 }}x{{ end }}{{ end }}")]
    [InlineData("{{ func f(a) }}{{ f a }}{{ end }}{{ f 1 }}")]
    [InlineData("{{ 'x' * 1000000000 }}")]
    [InlineData("{{ x = 'xxxxxxxxxx' }}{{ for i in 1..30 }}{{ x = x + x }}{{ end }}{{ x }}")]
    public void A_template_without_end_is_stopped_and_named_and_never_cut(string text)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", text));
        var ours = templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel));
        var error = Assert.Throws<InputException>(() =>
            ours.Render(Templates.Text, DailyDigest.Build(SomeDigest.Data()), NoCharts)).Message;
        Assert.StartsWith("Template daily-digest/body.txt, line 1, column ", error, StringComparison.Ordinal);
    }

    private const string Hundred =
        "01234567890123456789012345678901234567890123456789" + "01234567890123456789012345678901234567890123456789";

    [Theory]
    [InlineData("{{ for i in 1..600 }}{{ 'x' | string.pad_left 4000 }}{{ end }}")]
    [InlineData("{{ for i in 1..9000 }}" + Hundred + Hundred + "012345678901234567890123456789{{ end }}")]
    public void A_page_that_is_too_long_is_refused_and_never_cut(string text)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", text));
        var ours = templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel));
        var error = Assert.Throws<InputException>(() =>
            ours.Render(Templates.Text, DailyDigest.Build(SomeDigest.Data()), NoCharts)).Message;
        Assert.StartsWith("Template daily-digest/body.txt: the page is longer than 2000000 characters", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_page_within_the_limit_is_whole_however_deep_its_pieces_lie()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/body.txt", "{{ include \"outer\" }}END"), ("daily-digest/outer.txt", "{{ include \"middle\" }}"),
                ("daily-digest/middle.txt", "{{ include \"inner\" }}"),
            ("daily-digest/inner.txt", "{{ for i in 1..1900 }}{{ 'x' | string.pad_left 1000 }}{{ end }}"));
        var text = templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))
            .Render(Templates.Text, DailyDigest.Build(SomeDigest.Data()), NoCharts);
        Assert.Equal(1_900_003, text.Length);
        Assert.EndsWith("xEND", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ capture note }}{{ Team }}!{{ end }}{{ note }}", "A & B!")]
    [InlineData("{{ for row in Officers }}{{ last = row.Name }}{{ end }}{{ last }}", "Taya")]
    [InlineData("{{ x = { a: Team } }}{{ x.a }}", "A & B")]
    [InlineData("{{ include \"value\" of: { Text: Team } }}", "<A & B>")]
    [InlineData("{{ (Officers | array.sort \"Name\" | array.first).Name }}", "Jonas")]
    [InlineData("{{ if !IsPartial }}whole{{ end }}{{!IsPartial ? \"\" : \"x\"}}", "whole")]
    [InlineData("{{# if this is a note }}{{ # note }}{{ Team }}", "A & B")]
    [InlineData("<option {{ if Corrected }}selected{{ end }} title=\"{{ Team }}\">", "<option  title=\"A & B\">")]
    public void What_the_language_allows_is_printed(string text, string printed)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", text), ("_shared/value.txt", "<{{ $.of.Text }}>"));
        var model = DailyDigest.Build(SomeDigest.Data()) with { Team = "A & B" };
        Assert.Equal(printed, templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)).Render(Templates.Text, model, NoCharts));
    }

    [Fact]
    public void What_is_captured_is_escaped_once()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/print.html", "<html>{{ capture note }}<b>{{ Team }}</b>{{ end }}{{ note }}</html>"));
        var model = DailyDigest.Build(SomeDigest.Data()) with { Team = "<A>" };
        Assert.Equal("<html><b>&lt;A&gt;</b></html>",
            templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel)).Render(Templates.Print, model, NoCharts));
    }

    [Fact]
    public void An_error_in_a_shared_piece_names_its_own_folder()
    {
        using var templates = new SomeTemplates(("_shared/missing.html", "\n{{ Nonsense }}"));
        Assert.StartsWith("Template _shared/missing.html, line 2, column 4: \"Nonsense\" is not a name of DailyDigestModel",
            Error(templates), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_named()
    {
        using var templates = new SomeTemplates();
        File.WriteAllBytes(Path.Combine(templates.Folder, "daily-digest/subject.txt"), [(byte)'a', 0xE9, (byte)'b']);
        Assert.Contains("subject.txt is not UTF-8", Error(templates), StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_that_contains_itself_is_named()
    {
        using var templates = new SomeTemplates(("_shared/missing.html", "{{ include \"missing\" }}"));
        Assert.Contains("\"missing\" contains itself", Error(templates), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_counts_and_numbers_are_written_the_same_everywhere()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/body.txt",
            "{{ for row in Officers }}{{ for.index + 1000 }}. {{ row.Name }}{{ if !for.last }}, {{ end }}{{ end }}"));
        var text = templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))
            .Render(Templates.Text, DailyDigest.Build(SomeDigest.Data()), NoCharts);
        Assert.StartsWith("1000. ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ 0.1 + 0.2 }}")]
    [InlineData("{{ 'a' + 1.5 }}")]
    [InlineData("{{ 1 / 3 }}")]
    public void What_is_no_finished_text_is_not_printed(string text)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", "a\n b" + text));
        var error = Assert.Throws<InputException>(() =>
            templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))
                .Render(Templates.Text, DailyDigest.Build(SomeDigest.Data()), NoCharts)).Message;
        Assert.StartsWith("Template daily-digest/body.txt, line 2, column ", error, StringComparison.Ordinal);
        Assert.Contains("finished text", error, StringComparison.Ordinal);
    }

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
        Assert.Contains("https://example.org/a.png", string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigest.Id]),
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
        var page = templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))
            .Render(Templates.Html, DailyDigest.Build(SomeDigest.Data()), NoCharts);
        Assert.Contains("color: #123456", new HtmlParser().ParseDocument(page).QuerySelector("p.lead")!.GetAttribute("style"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("#123456", page[..page.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("#abcdef !important", page, StringComparison.Ordinal);
        Assert.Contains("max-width: 480px", page, StringComparison.Ordinal);
        Assert.Contains("<!--[if mso]>x<![endif]-->", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var templates = new SomeTemplates();
        File.Delete(Path.Combine(templates.Folder, "daily-digest/print.html"));
        Assert.Contains("print.html is missing",
            Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))).Message,
            StringComparison.Ordinal);
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
    [InlineData("<html><p>57.2 % of calls</p></html>", "body.txt lacks figures that body.html states: 57.2")]
    [InlineData("<html><img src=\"cid:a\" width=\"9\" alt=\"1,560 calls\"></html>", "body.txt lacks figures that body.html states: 1,560")]
    [InlineData("<p>cut off", "does not end")]
    public void Lint_finds_what_must_not_go_out(string text, string finding)
    {
        using var templates = new SomeTemplates(("daily-digest/body.html", text));
        Assert.Contains(finding, string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigest.Id]), StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_finds_everything_at_once()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/body.html", "<html>{{ if IsPartial }}{{ Nonsense }}{{ end }}<img src=\"http://example.org/a\"></html>"));
        var found = string.Join('\n', new TemplateLint(templates.Templates).Run()[DailyDigest.Id]);
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
        Assert.Empty(new TemplateLint(templates.Templates).Run()[DailyDigest.Id]);
    }

    [Fact]
    public void A_folder_that_belongs_to_no_report_is_found()
    {
        using var templates = new SomeTemplates(("daily-nonsense/body.html", ""));
        Assert.Contains("daily-nonsense", new TemplateLint(templates.Templates).Run()["daily-nonsense"][0], StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, DrawnChart> NoCharts = [];

    private static string Error(SomeTemplates templates) =>
        Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigest.Id, typeof(DailyDigestModel))).Message;
}
