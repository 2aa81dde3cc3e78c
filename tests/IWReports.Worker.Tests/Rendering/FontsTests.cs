using IWReports.Worker.Rendering;

namespace IWReports.Worker.Tests.Rendering;

public sealed class FontsTests
{
    [Fact]
    public async Task The_reports_font_is_installed() => Assert.Contains("Inter", await Fonts.CheckAsync(CancellationToken.None), StringComparison.Ordinal);
}
