using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using IWReports.Worker.Host;

namespace IWReports.Benchmarks;

/// <summary>A program of others that does the same work and prints one number: how long it took.</summary>
internal static class PeerProgram
{
    /// <param name="script">A resource of this program; it ends with another code than 0 where a library is missing.</param>
    /// <returns>What it printed; null where this Python or a library of it is not there.</returns>
    public static async Task<double?> MeasureAsync(
        string python, string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var start = ChildProcess.Of(python, ["-I", "-c", Read(script), .. arguments]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return await MeasureAsync(start, cancellationToken);
    }

    /// <summary>Of any program, Python or not.</summary>
    public static async Task<double?> MeasureAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        try
        {
            using var running = Process.Start(start)!;
            var said = running.StandardError.ReadToEndAsync(cancellationToken);
            var printed = await running.StandardOutput.ReadToEndAsync(cancellationToken);
            await said;
            await running.WaitForExitAsync(cancellationToken);
            return running.ExitCode == 0 ? double.Parse(printed, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            // The comparison is beside what is measured: a peer that is not there is told as not run.
            return null;
        }
    }

    private static string Read(string script)
    {
        using var reader = new StreamReader(typeof(PeerProgram).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
