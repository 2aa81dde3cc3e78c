using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;
using static IWReports.Worker.Tests.Reporting.Rendering.TemplatesTests;

namespace IWReports.Worker.Tests.Reporting.Rendering;

/// <summary>What the language of templates allows, and how what it does not is refused.</summary>
public sealed class TemplateLanguageTests
{
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
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel)));
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
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel)));
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
        var error = Assert.Throws<InputException>(() => templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))).Message;
        Assert.StartsWith("Template daily-digest/body.html, line 2, column 2: ", error, StringComparison.Ordinal);
        Assert.Contains(way, error, StringComparison.Ordinal);
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
        var model = DailyDigestReport.Build(SomeDigest.Data()) with { Team = "A & B" };
        var digest = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel));
        Assert.Equal(printed, digest.Render(Templates.Text, model, NoCharts));
    }

    [Fact]
    public void What_is_captured_is_escaped_once()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/print.html", "<html>{{ capture note }}<b>{{ Team }}</b>{{ end }}{{ note }}</html>"));
        var model = DailyDigestReport.Build(SomeDigest.Data()) with { Team = "<A>" };
        Assert.Equal("<html><b>&lt;A&gt;</b></html>",
            templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel)).Render(Templates.Print, model, NoCharts));
    }

    [Fact]
    public void An_error_in_a_shared_piece_names_its_own_folder()
    {
        using var templates = new SomeTemplates(("_shared/missing.html", "\n{{ Nonsense }}"));
        Assert.StartsWith("Template _shared/missing.html, line 2, column 4: \"Nonsense\" is not a name of DailyDigestModel",
            Error(templates), StringComparison.Ordinal);
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
        var text = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))
            .Render(Templates.Text, DailyDigestReport.Build(SomeDigest.Data()), NoCharts);
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
            templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))
                .Render(Templates.Text, DailyDigestReport.Build(SomeDigest.Data()), NoCharts)).Message;
        Assert.StartsWith("Template daily-digest/body.txt, line 2, column ", error, StringComparison.Ordinal);
        Assert.Contains("finished text", error, StringComparison.Ordinal);
    }
}
