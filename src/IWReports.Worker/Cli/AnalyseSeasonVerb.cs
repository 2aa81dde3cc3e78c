using System.CommandLine;
using System.Globalization;
using IWReports.Core.Statistics.Spc;
using IWReports.Core.Statistics.Trend;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>A series taken apart into trend, season and rest, and continued.</summary>
internal static class AnalyseSeasonVerb
{
    private const int MaxAhead = 120;

    public static Command Create()
    {
        var series = SeriesFile.Argument();
        var period = Quantity.Count("--period", "Steps until the season comes again; 12 when left out, months to a year",
            TheilSen.MaxPoints);
        var ahead = Quantity.Count("--ahead", "Steps to forecast; none when left out", MaxAhead);
        var robust = new Option<bool>("--robust") { Description = "Steps that stand out do not bend trend and season" };
        return new Command("season", "STL: trend, season and rest, and a forecast that has to beat repeating the last period") { series,
            period, ahead, robust }.Example("analyse season calls-by-month.csv --ahead 3").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var points = await SeriesFile.ReadAsync(parsed.GetValue(series)!, cancellationToken);
                var steps = parsed.GetValue(period) ?? 12;
                if (steps < 2 || points.Count < 2 * steps)
                    throw new InputException($"{Words.Count(points.Count, "value")} with --period {steps}: a season shows in two periods "
                        + $"or more, and a period is 2 steps or more.");
                if (TimeSteps.Of([.. points.Select(point => point.Date)]) is { } rhythm
                    && rhythm.Places[^1] - rhythm.Places[0] != points.Count - 1)
                    throw new InputException($"The series has gaps (its step is {rhythm.Word}): a season is told of steps that follow "
                        + $"each other. Fill in the missing ones, or hand in what follows the last gap.");
                double[] values = [.. points.Select(point => point.Value)];
                Answer(output, points, Stl.Of(values, steps, robust: parsed.GetValue(robust)),
                    parsed.GetValue(ahead) is > 0 and { } horizon ? Forecast.Of(values, steps, horizon) : null);
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static void Answer(Output output, IReadOnlyList<SeriesPoint> points, Stl parts, Forecast? forecast)
    {
        var steps = points.Select((point, i) =>
            new { point.Date, point.Value, Seasonal = parts.Seasonal[i], Trend = parts.Trend[i], Remainder = parts.Remainder[i] }).ToList();
        output.Answer(
            new
            {
                parts.SeasonalStrength,
                parts.TrendStrength,
                Points = steps,
                Forecast = forecast is null ? null
                    : new { Method = forecast.Method.Name, forecast.Wape, forecast.BenchmarkWape, forecast.Steps },
            },
            () =>
            {
                var table = Output.Table("date", "value", "trend", "season", "rest");
                foreach (var step in steps)
                    table.AddRow([step.Date.ToString("O", CultureInfo.InvariantCulture),
                        .. new[] { step.Value, step.Trend, step.Seasonal, step.Remainder }.Select(one => Output.Number(one))]);
                foreach (var (i, step) in forecast?.Steps.Index() ?? [])
                    table.AddRow($"{i + 1} ahead", Output.Number(step.Value), step.Low is { } low ? $"from {Output.Number(low)}" : "",
                        step.High is { } high ? $"to {Output.Number(high)}" : "", "80 %");
                return table;
            });
        if (!output.Json)
            output.Say($"strength of trend {Output.Number(parts.TrendStrength, 2)}, of season {Output.Number(parts.SeasonalStrength, 2)}"
                + (forecast is null ? "" : $"; forecast {forecast.Method.Name}"));
    }
}
