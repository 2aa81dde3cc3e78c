using System.ComponentModel;
using System.Diagnostics;
using IWReports.Worker.Host;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>
/// Whether the system has the font of charts and PDF, as WeasyPrint asks for it; the charts have <see cref="ChartFont"/>.
/// </summary>
internal static class Fonts
{
    public const string Family = "Inter";

    /// <summary>The family the system would use for ours. Errors: <see cref="PartMissingException"/> when that is another one.</summary>
    public static async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var start = ChildProcess.Of("fc-match", "--format=%{family}", Family);
        start.RedirectStandardOutput = true;
        try
        {
            using var match = Process.Start(start)!;
            var family = (await match.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
            await match.WaitForExitAsync(cancellationToken);
            return family.Split(',').Contains(Family)
                ? family
                : throw new PartMissingException($"The font {Family} is missing, {(family.Length > 0 ? family : "nothing")} would stand "
                    + $"in for it. Install the package fonts-inter.");
        }
        catch (Win32Exception missing)
        {
            throw new PartMissingException(
                "fc-match is missing, so the fonts cannot be checked. Install the packages fontconfig and fonts-inter.", missing);
        }
    }
}
