using System.CommandLine;
using IWReports.Worker.Cli;
using IWReports.Worker.Host;

namespace IWReports.Benchmarks;

/// <summary>What measuring a telephone log's days again takes, beside reading its rows and DuckDB, on a database made for it.</summary>
internal static class BenchMeasureVerb
{
    public static Command Create()
    {
        var lines = BenchDatabase.Lines();
        return new Command(
            "measure", "Measure the days of a queue_log again, beside reading its rows and DuckDB, on a database made for it") { lines }
            .Example("bench measure --lines 10000000").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var cost = await output.WithProgressAsync("bench measure", progress =>
                    BenchDatabase.RunAsync<MeasureBenchmark, MeasureCost>(
                        services, "bench_measure", benchmark => benchmark.RunAsync(parsed.GetValue(lines), progress, cancellationToken),
                        cancellationToken));
                output.Answer(cost, () => BenchTable.Of(cost.Measured));
                output.Say($"{Words.Count(cost.Visits, "visit")} of {Words.Count(cost.Days, "day")} were measured.");
                return ExitCode.Done;
            },
            needsDatabase: false);
    }
}
