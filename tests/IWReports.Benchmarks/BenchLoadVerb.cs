using System.CommandLine;
using IWReports.Worker.Cli;
using IWReports.Worker.Host;

namespace IWReports.Benchmarks;

/// <summary>What loading and measuring a telephone log takes, beside COPY, pandas and DuckDB, on a database made for it.</summary>
internal static class BenchLoadVerb
{
    public static Command Create()
    {
        var lines = BenchDatabase.Lines();
        return new Command(
            "load", "Load and measure a queue_log, beside the server's own COPY, pandas and DuckDB, on a database made for it") { lines }
            .Example("bench load --lines 1000000").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var cost = await output.WithProgressAsync("bench load", progress =>
                    BenchDatabase.RunAsync<LoadBenchmark, LoadCost>(
                        services, "bench_load", benchmark => benchmark.RunAsync(parsed.GetValue(lines), progress, cancellationToken),
                        cancellationToken));
                output.Answer(cost, () => BenchTable.Of(cost.Measured));
                output.Say($"{Words.Count(cost.Lines, "line")} became {Words.Count(cost.Events, "event")} "
                    + $"and {Words.Count(cost.Visits, "visit")} of {Words.Count(cost.Days, "day")}.");
                return ExitCode.Done;
            },
            needsDatabase: false);
    }
}
