using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Rendering.Bench;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What drawing, rendering and printing a report cost, beside what they may cost; needs no database.</summary>
internal static class BenchRenderVerb
{
    public static Command Create() =>
        new Command("render", "Draw every kind of chart, render and print the fullest board report, cold and warm")
            .Example("bench render").Runs(
            async (_, services, output, cancellationToken) =>
            {
                var cost = await ActivatorUtilities.CreateInstance<RenderBenchmark>(services).RunAsync(cancellationToken);
                output.Answer(cost, () =>
                {
                    var table = Output.Table("what", "measured", "at most", "", "processor");
                    foreach (var one in cost.Measured)
                    {
                        table.AddRow(
                            one.What, one.Value is null ? "this Python has no matplotlib" : Write(one.Value, one.Unit), Write(one.Limit, one.Unit),
                            one.IsOver ? "over" : "", Write(one.Cpu, "s"));
                    }

                    foreach (var chart in cost.Charts)
                        table.AddRow($"chart {chart.Chart}, the first", Write(chart.Milliseconds, "ms"), "", "", "");
                    return table;
                });
                return ExitCode.Done;
            },
            needsDatabase: false);

    private static string Write(double? value, string unit) =>
        value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:#,0.##} {unit}").TrimEnd() : "";
}
