using System.CommandLine;
using IWReports.Worker.Cli;
using Spectre.Console;

namespace IWReports.Benchmarks;

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
                    var table = BenchTable.Of(cost.Measured);
                    foreach (var chart in cost.Charts)
                        table.AddRow($"chart {chart.Chart}, the first", BenchTable.Write(chart.Milliseconds, "ms"), "", "", "");
                    return table;
                });
                return ExitCode.Done;
            },
            needsDatabase: false);
}
