using IWReports.Core.Reports.Charts;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using IWReports.Worker.Reporting.Rendering.Pdf;

namespace IWReports.Worker.Admin.Checks;

/// <summary>Whether reports can be drawn, printed and filled in.</summary>
internal static class RenderingChecks
{
    private static readonly WaitChart Picture = new("check", "Check", "A bar", [new("to 20 s", 1, 0)]);

    private const string Page = """<!doctype html><html lang="en"><head><title>Check</title></head><body><h1>Check</h1></body></html>""";

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
    [
        await CheckResult.OfAsync("font", "Install the packages fonts-inter and fontconfig.", async () =>
            $"{ChartFont.Check()} in charts, {await Fonts.CheckAsync(cancellationToken)} in PDF"),
        await CheckResult.OfAsync("charts", "Install what it names.", () =>
            Task.FromResult($"OxyPlot drew {ChartDrawing.Draw(Picture).Png.Length} bytes")),
        await CheckResult.OfAsync("pdf", "Install the package weasyprint, and check Rendering:Python.", async () =>
            $"WeasyPrint printed {(await services.GetRequiredService<WeasyPrint>().PrintAsync(Page, cancellationToken)).Length} bytes"),
        await CheckResult.OfAsync("templates", "Run \"iwreports templates lint\" and mend what it names.", () =>
        {
            var reports = new TemplateLint(services.GetRequiredService<Templates>()).Run();
            return reports.SelectMany(report => report.Value).FirstOrDefault() is { } wrong
                ? throw new InputException(wrong)
                : Task.FromResult(string.Join(", ", reports.Keys));
        }),
    ];
}
