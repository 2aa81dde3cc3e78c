using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IWReports.Core.Analysis;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Rendering.Reports;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Times a board report's analysis on what the database holds, reading and computing apart.</summary>
internal static class BenchBoardVerb
{
    public static Command Create()
    {
        var month = new Option<string>("--period") { Description = "The month, as 2025-11", Required = true };
        return new Command("board", "Read and analyse a month's board report, without writing it out") { month }.Example("bench board --period 2025-11").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                if (!ReportPeriod.TryParse(parsed.GetValue(month)!, out var period) || !period.IsMonth)
                    throw new InputException($"--period \"{parsed.GetValue(month)}\" is not a month; write it as 2025-11.");
                var source = ActivatorUtilities.CreateInstance<BoardReportSource>(services);
                var watch = Stopwatch.StartNew();
                var data = await source.DataAsync(period, cancellationToken);
                var read = watch.Elapsed;
                MonthReading.Of(data);
                var analysed = watch.Elapsed - read;
                BoardReport.Build(data);
                var answer = new { ReadSeconds = read.TotalSeconds, AnalysisSeconds = analysed.TotalSeconds, ReportSeconds = (watch.Elapsed - read - analysed).TotalSeconds };
                output.Answer(answer, () =>
                {
                    var table = Output.Table("what", "seconds");
                    void Row(string what, double seconds) => table.AddRow(what, string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00}"));
                    Row("reading what it is built from", answer.ReadSeconds);
                    Row("its analysis, the first in this process (aim: at most 2)", answer.AnalysisSeconds);
                    Row("analysis and sentences once more", answer.ReportSeconds);
                    return table;
                });
                return ExitCode.Done;
            });
    }
}
