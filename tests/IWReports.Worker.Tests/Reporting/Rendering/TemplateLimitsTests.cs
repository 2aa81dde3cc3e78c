using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;
using static IWReports.Worker.Tests.Reporting.Rendering.TemplatesTests;

namespace IWReports.Worker.Tests.Reporting.Rendering;

/// <summary>A template cannot keep the program busy, nor fill its memory.</summary>
public sealed class TemplateLimitsTests
{
    [Theory]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ for a in 1..9000 }}{{ for b in 1..9000 }}x{{ end }}{{ end }}")]
    [InlineData("{{ func f(a) }}{{ f a }}{{ end }}{{ f 1 }}")]
    [InlineData("{{ 'x' * 1000000000 }}")]
    [InlineData("{{ x = 'xxxxxxxxxx' }}{{ for i in 1..30 }}{{ x = x + x }}{{ end }}{{ x }}")]
    public void A_template_without_end_is_stopped_and_named_and_never_cut(string text)
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", text));
        var ours = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel));
        var error = Assert.Throws<InputException>(() =>
            ours.Render(Templates.Text, DailyDigestReport.Build(SomeDigest.Data()), NoCharts)).Message;
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
        var ours = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel));
        var error = Assert.Throws<InputException>(() =>
            ours.Render(Templates.Text, DailyDigestReport.Build(SomeDigest.Data()), NoCharts)).Message;
        Assert.StartsWith("Template daily-digest/body.txt: the page is longer than 2000000 characters", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_page_within_the_limit_is_whole_however_deep_its_pieces_lie()
    {
        using var templates = new SomeTemplates(
            ("daily-digest/body.txt", "{{ include \"outer\" }}END"), ("daily-digest/outer.txt", "{{ include \"middle\" }}"),
                ("daily-digest/middle.txt", "{{ include \"inner\" }}"),
            ("daily-digest/inner.txt", "{{ for i in 1..1900 }}{{ 'x' | string.pad_left 1000 }}{{ end }}"));
        var text = templates.Templates.Load(DailyDigestReport.Id, typeof(DailyDigestModel))
            .Render(Templates.Text, DailyDigestReport.Build(SomeDigest.Data()), NoCharts);
        Assert.Equal(1_900_003, text.Length);
        Assert.EndsWith("xEND", text, StringComparison.Ordinal);
    }
}
