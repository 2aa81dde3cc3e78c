using IWReports.Worker.Rendering;
using IWReports.Worker.Rendering.Charts;
using IWReports.Worker.Rendering.Pdf;

namespace IWReports.Worker.Housekeeping.Checks;

/// <summary>Whether reports can be drawn, printed and filled in.</summary>
internal static class RenderingChecks
{
    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#ffffff"/><rect width="10" height="10" fill="#000000"/></svg>""";

    private const string Page = """<!doctype html><html lang="en"><head><title>Check</title></head><body><h1>Check</h1></body></html>""";

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
    [
        await CheckResult.OfAsync("font", "Install the packages fonts-inter and fontconfig.", () => Fonts.CheckAsync(cancellationToken)),
        await CheckResult.OfAsync("charts", "Install the package librsvg2-2.", () => Task.FromResult($"librsvg drew {ChartPng.Draw(new Svg(Picture, 20, 10)).Length} bytes")),
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
