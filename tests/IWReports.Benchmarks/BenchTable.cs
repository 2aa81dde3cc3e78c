using System.Globalization;
using IWReports.Worker.Cli;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>What a benchmark measured, beside what it may be.</summary>
internal static class BenchTable
{
    public static Table Of(IEnumerable<Measured> measured)
    {
        var table = Output.Table("what", "measured", "at most", "", "processor");
        foreach (var one in measured)
        {
            table.AddRow(
                one.What, one.Value is null ? "not run: not installed" : Write(one.Value, one.Unit), Write(one.Limit, one.Unit),
                one.IsOver ? "over" : "", Write(one.Cpu, "s"));
        }

        return table;
    }

    public static string Write(double? value, string unit) =>
        value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:#,0.##} {unit}").TrimEnd() : "";
}
