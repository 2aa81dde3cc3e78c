using System.Text;
using System.Text.RegularExpressions;
using IWReports.Core.Reports;
using IWReports.Worker.Rendering.Bench;

namespace IWReports.Worker.Tests.Rendering;

public sealed partial class BoardPagesTests
{
    public static TheoryData<string> Months => ["full", "nothing to follow up", "incomplete", "corrected and restated"];

    [Theory]
    [MemberData(nameof(Months))]
    public async Task The_board_is_given_two_pages(string month)
    {
        var full = FullBoard.Model;
        var rendered = await SomeTemplates.Renderer.RenderAsync(ReportCatalog.BoardReport.Id, month switch
        {
            "nothing to follow up" => full with { FollowUp = [] },
            "incomplete" => full with { Missing = ["Orders are known to 27 November only; what came later is left out, not zero."] },
            "corrected and restated" => full with { Corrected = true, Pages = full.Pages with { Changed = "12 earlier figures changed since they were reported; the workbook names them." } },
            _ => full,
        }, CancellationToken.None);
        Assert.Equal("2", PageCount().Match(Encoding.Latin1.GetString(rendered.Pdf)).Groups[1].Value);
    }

    [GeneratedRegex(@"/Type /Pages\s+/Kids \[[^\]]*\]\s+/Count (\d+)")]
    private static partial Regex PageCount();
}
