using System.CommandLine;
using IWReports.Core.Statistics.Trend;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Whether a series rises or falls, and by how much a step.</summary>
internal static class AnalyseTrendVerb
{
    public static Command Create()
    {
        var series = SeriesFile.Argument();
        return new Command("trend", "Mann-Kendall test and Theil-Sen slope with its 95 % interval") { series }.Example(
            "analyse trend calls-by-month.csv").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var points = await SeriesFile.ReadAsync(parsed.GetValue(series)!, cancellationToken);
                if (points.Count > TheilSen.MaxPoints)
                    throw new InputException($"{points.Count} points: at most {TheilSen.MaxPoints} are compared pair by pair. Hand in "
                        + $"weeks or months instead.");
                double[] values = [.. points.Select(point => point.Value)];
                var steps = TimeSteps.Of([.. points.Select(point => point.Date)]);
                Answer(output, MannKendall.Of(values), steps, steps is null ? null : TheilSen.Of(steps.Places, values),
                    steps is null ? null : Autocorrelation.Lag1BesideTrend(steps.Places, values));
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static void Answer(Output output, MannKendall test, TimeSteps? steps, TheilSen? line, double? autocorrelation)
    {
        output.Answer(
            new
            {
                test.N,
                test.S,
                test.Z,
                test.P,
                PExact = test.ExactP,
                line?.Slope,
                SlopeLow = line?.Low,
                SlopeHigh = line?.High,
                Step = steps?.Word,
                Autocorrelation = autocorrelation,
            },
            () =>
            {
                var table = Output.Table("what", "value");
                void Row(string what, double? value) => table.AddRow(what, Output.Number(value, 6));
                Row("points", test.N);
                Row("S", test.S);
                Row("z", test.Z);
                Row("p", test.P);
                Row("p, exact", test.ExactP);
                Row($"slope per {steps?.Word ?? "step"}", line?.Slope);
                Row("at least", line?.Low);
                Row("at most", line?.High);
                return table;
            });
        if (autocorrelation > Autocorrelation.MaxForTrendTest)
            Output.Note($"Neighbouring values hang together (autocorrelation {Output.Number(autocorrelation, 2)}): p claims more than "
                + $"the series can show.");
    }
}
