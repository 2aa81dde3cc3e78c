using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace IWReports.Worker.Rendering.Bench;

/// <summary>Charts like ours, drawn by a library that others use, to compare with on the same machine.</summary>
internal static class Matplotlib
{
    /// <summary>Milliseconds a chart when warm; null where this Python has no matplotlib.</summary>
    public static async Task<double?> MeasureAsync(string python, int charts, CancellationToken cancellationToken)
    {
        var start = ChildProcess.Of(python, "-I", "-c", ReadScript(), charts.ToString(CultureInfo.InvariantCulture));
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        try
        {
            using var running = Process.Start(start)!;
            var said = running.StandardError.ReadToEndAsync(cancellationToken);
            var milliseconds = await running.StandardOutput.ReadToEndAsync(cancellationToken);
            await said;
            await running.WaitForExitAsync(cancellationToken);
            return running.ExitCode == 0 ? double.Parse(milliseconds, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            // The comparison is beside what is measured; a Python that is missing was named by the PDF.
            return null;
        }
    }

    private static string ReadScript()
    {
        var script = typeof(Matplotlib).Assembly.GetManifestResourceStream($"{typeof(Matplotlib).Namespace}.matplotlib.py")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
