using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Rendering.Charts;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What a chart costs: the first one of a process, and those after it.</summary>
internal static class BenchChartsVerb
{
    public static Command Create()
    {
        var times = new Option<int>("--times") { Description = "How often each kind is drawn", DefaultValueFactory = _ => 25 };
        times.Between(1, 10_000);
        var command = new Command("charts", "Draw a chart of each kind, as PNG and SVG") { times };
        return command.Example("bench charts", "bench charts --times 200").Runs(
            (parsed, _, output, _) =>
            {
                var cost = ChartsBenchmark.Run(parsed.GetValue(times));
                output.Answer(cost, () =>
                {
                    var table = Output.Table("chart", "ms", "ms of CPU", "PNG bytes", "SVG bytes");
                    foreach (var chart in cost.Charts)
                        table.AddRow([chart.Chart, .. new[] { chart.Milliseconds, chart.CpuMilliseconds, chart.PngBytes, chart.SvgBytes }.Select(Write)]);
                    table.AddRow("memory before, in MB", Write(cost.MegabytesBefore), "", "", "");
                    table.AddRow("and after", Write(cost.MegabytesAfter), "", "", "");
                    return table;
                });
                return Task.FromResult(ExitCode.Done);
            },
            needsDatabase: false);
    }

    private static string Write(double value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}
