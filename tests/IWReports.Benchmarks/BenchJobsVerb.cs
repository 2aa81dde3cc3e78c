using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Cli;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>What an idle worker asks of the database, and how soon a run that is asked for starts.</summary>
internal static class BenchJobsVerb
{
    public static Command Create()
    {
        var idle = new Option<int>("--seconds") { Description = "How long to watch the idle worker", DefaultValueFactory = _ => 60 };
        idle.Between(5, 3600);
        return new Command("jobs",
            "Watch a worker with nothing to do, and time how soon a run starts, on a database made for it") { idle }.Example("bench jobs",
            "bench jobs --seconds 300").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var bench = new JobsBenchmark(
                    services.GetRequiredService<IConfiguration>(), () => WorkerHost.CreateForVerb(Worker.Program.AddStages));
                var load = await output.WithProgressAsync("bench jobs",
                    progress => bench.RunAsync(TimeSpan.FromSeconds(parsed.GetValue(idle)), progress, cancellationToken));
                var answer = new { load.StatementsPerSecond, load.Connections, MedianStartSeconds = load.MedianStart.TotalSeconds,
                    LongestStartSeconds = load.LongestStart.TotalSeconds, load.Starts };
                output.Answer(answer, () =>
                {
                    var table = Output.Table("one worker", "value");
                    void Row(string what, double value, string unit) =>
                        table.AddRow(what, string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}"));
                    Row("idle: statements (aim: at most 12)", answer.StatementsPerSecond, "a second");
                    Row("idle: connections (aim: at most 30)", answer.Connections, "");
                    Row($"a run asked for starts after, median of {answer.Starts}", answer.MedianStartSeconds, "s");
                    Row("and at the latest (aim: at most 2)", answer.LongestStartSeconds, "s");
                    return table;
                });
                return ExitCode.Done;
            },
            needsDatabase: false);
    }
}
