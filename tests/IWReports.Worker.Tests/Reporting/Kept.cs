using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Keeps a report's files where RENDERED_TO names a folder, so that a person can look at them.</summary>
internal static class Kept
{
    public static async Task WriteAsync(string name, RenderedReport rendered)
    {
        if (Environment.GetEnvironmentVariable("RENDERED_TO") is not { } place)
            return;
        var folder = Directory.CreateDirectory(Path.Combine(place, name)).FullName;
        var html = rendered.Charts.Aggregate(rendered.Html, (page, chart) =>
            page.Replace($"cid:{chart.ContentId}", $"{chart.Id}.png", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "body.html"), html);
        await File.WriteAllTextAsync(Path.Combine(folder, "body.txt"), rendered.Text);
        await File.WriteAllBytesAsync(Path.Combine(folder, "report.pdf"), rendered.Pdf);
        await File.WriteAllBytesAsync(Path.Combine(folder, "report.xlsx"), rendered.Workbook);
        foreach (var chart in rendered.Charts)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{chart.Id}.png"), chart.Png);
    }
}
