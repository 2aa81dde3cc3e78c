using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering.Charts;

namespace IWReports.Worker.Tests.Reporting.Rendering.Charts;

public sealed class FontsTests
{
    [Fact]
    public async Task The_reports_font_is_installed() =>
        Assert.Contains("Inter", await Fonts.CheckAsync(CancellationToken.None), StringComparison.Ordinal);

    [Fact]
    public void The_charts_font_is_found_by_its_name() => Assert.Equal("Inter", ChartFont.Check());

    [Fact]
    public void A_script_that_it_lacks_is_set_in_a_font_that_has_it()
    {
        Assert.Equal("Inter", ChartFont.For("≤ 15 s · 1,560"));
        Assert.NotEqual("Inter", ChartFont.For("שיחות"));
    }

    [Fact]
    public void Another_font_in_its_place_is_refused()
    {
        var missing = Assert.Throws<PartMissingException>(() => ChartFont.Resolve("No Such Font")).Message;
        Assert.StartsWith("The font No Such Font is missing", missing, StringComparison.Ordinal);
        Assert.Contains("fonts-inter", missing, StringComparison.Ordinal);
    }
}
