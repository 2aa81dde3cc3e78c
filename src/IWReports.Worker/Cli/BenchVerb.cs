using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Ingestion.Bench;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Measures the program on this machine: as ratios, since seconds differ from machine to machine.</summary>
internal static class BenchVerb
{
    public static Command Create() => new("bench", "Measure the program on this machine")
    {
        Load(), BenchCausesVerb.Create(), BenchAlarmsVerb.Create(), BenchBoardVerb.Create(), BenchJobsVerb.Create(), BenchMailVerb.Create(),
        BenchRenderVerb.Create(), BenchGarbledVerb.Create(),
    };

    private static Command Load()
    {
        var lines = new Option<long>("--lines") { Description = "How long a log", DefaultValueFactory = _ => 1_000_000 };
        lines.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<long>() < 1)
                option.AddError("--lines must be at least 1.");
        });
        return new Command("load", "Load a queue_log, next to the server's own binary COPY of the same rows from its disk") { lines }.Example("bench load --lines 1000000").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var benchmark = ActivatorUtilities.CreateInstance<LoadBenchmark>(services);
            var times = await output.WithProgressAsync("bench load", progress => benchmark.RunAsync(parsed.GetValue(lines), progress, cancellationToken));
            output.Answer(times, () =>
            {
                var table = Output.Table("what", "value");
                void Row(string what, double value, string unit) => table.AddRow(what, string.Create(CultureInfo.InvariantCulture, $"{value:#,0.##} {unit}"));
                Row("lines loaded", times.Lines, "");
                Row("into events", times.Events, "rows");
                Row("and queue entries", times.Entries, "rows");
                Row("loading: read, hash, dedupe, put together, books", times.Seconds, "s");
                Row("lines a second", times.LinesPerSecond, "");
                Row("the server's COPY of the same rows with their keys", times.CopySeconds, "s");
                Row("ratio (aim: at most 3)", times.Ratio, "");
                Row("peak memory (aim: at most 150)", times.PeakMegabytes, "MB");
                return table;
            });
            return ExitCode.Done;
        }, needsDatabase: false);
    }
}
