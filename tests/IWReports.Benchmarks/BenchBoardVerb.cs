using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Reports.Board;
using IWReports.Worker.Cli;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Inputs.Board;
using Spectre.Console;

namespace IWReports.Benchmarks;

/// <summary>Times a board report on what the database holds, up to its model; <see cref="BenchRenderVerb"/> times the rest.</summary>
internal static class BenchBoardVerb
{
    public static Command Create()
    {
        var month = new Option<string>("--period") { Description = "The month, as 2025-11", Required = true };
        return new Command("board", "Read, analyse and write a month's board report; nothing is stored") { month }
            .Example("bench board --period 2025-11").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                if (!ReportPeriod.TryParse(parsed.GetValue(month)!, out var period) || !period.IsMonth)
                    throw new InputException($"--period \"{parsed.GetValue(month)}\" is not a month; write it as 2025-11.");
                var source = ActivatorUtilities.CreateInstance<BoardReportSource>(services);
                var watch = Stopwatch.StartNew();
                var data = await source.DataAsync(period, cancellationToken);
                var read = watch.Elapsed;
                var reading = MonthlyAnalysis.Of(data);
                var analysed = watch.Elapsed;
                BoardReport.Build(reading);
                var built = watch.Elapsed;
                var answer = new
                {
                    ReadSeconds = read.TotalSeconds, AnalysisSeconds = (analysed - read).TotalSeconds,
                    BuildSeconds = (built - analysed).TotalSeconds, Seconds = built.TotalSeconds,
                };
                output.Answer(answer, () =>
                {
                    var table = Output.Table("what, for the first time in this process", "seconds");
                    void Row(string what, double seconds) =>
                        table.AddRow(what, string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00}"));
                    Row("reading what it is built from", answer.ReadSeconds);
                    Row("analysis: trends, workload, causes", answer.AnalysisSeconds);
                    Row("sentences, recommendations, charts' figures", answer.BuildSeconds);
                    Row("all before rendering (aim: at most 2)", answer.Seconds);
                    return table;
                });
                return ExitCode.Done;
            });
    }
}
