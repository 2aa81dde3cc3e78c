using System.CommandLine;
using System.Globalization;
using IWReports.Worker.Cli;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>How fast mail leaves, beside a program written for just that.</summary>
internal static class BenchMailVerb
{
    public static Command Create()
    {
        var messages = new Option<int>("--messages") { Description = "How many of each size", DefaultValueFactory = _ => 1000 };
        messages.Between(4, 100_000);
        var command = new Command("mail", "Hand frozen messages to Postfix's smtp-sink, next to its own smtp-source") { messages };
        return command.Example("bench mail", "bench mail --messages 300").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var count = parsed.GetValue(messages);
                var speeds = await output.WithProgressAsync(
                    "bench mail", progress => MailBenchmark.RunAsync(count, progress, cancellationToken));
                output.Answer(speeds, () =>
                {
                    var table = Output.Table("size", "connections", "messages a second", "CPU a message", "smtp-source");
                    foreach (var row in speeds.Rows)
                    {
                        var rows = speeds.Rows.Where(one => one.Kilobytes == row.Kilobytes).ToList();
                        table.AddRow($"{row.Kilobytes} KB", Figure(row.Connections),
                            Figure(row.MessagesPerSecond) + Best(row.MessagesPerSecond, rows.Max(one => one.MessagesPerSecond)),
                            $"{row.CpuMilliseconds.ToString("0.00", CultureInfo.InvariantCulture)} ms",
                            Figure(row.SmtpSourcePerSecond) + Best(row.SmtpSourcePerSecond, rows.Max(one => one.SmtpSourcePerSecond)));
                    }

                    return table.AddRow("peak memory", "", $"{Figure(speeds.PeakMegabytes)} MB", "", "");
                });
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static string Figure(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Best(double value, double most) => value >= most ? " (best)" : "";
}
