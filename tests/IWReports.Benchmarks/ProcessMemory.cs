using System.Globalization;

namespace IWReports.Benchmarks;

internal static class ProcessMemory
{
    /// <summary>The most memory the process has held so far; Linux says it here.</summary>
    public static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
