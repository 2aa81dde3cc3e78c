using System.CommandLine;
using System.Globalization;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Shares of large numbers over time, where chance alone explains less than days really differ.</summary>
internal static class AnalyseSharesVerb
{
    public static Command Create()
    {
        var series = new Argument<string>("SHARES") { Description = "CSV date,hits,n; - for standard input",
            DefaultValueFactory = _ => "-" };
        var improve = new Option<string>("--improve") { Description = "Which way is better", Required = true };
        improve.AcceptOnlyFromAmong("up", "down", "none");
        return new Command("shares",
            "Laney's P′ chart: limits for each number of cases, widened by how much days differ beyond chance") { series,
            improve }.Example("analyse shares answered-in-time.csv --improve up").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var counts = await CountsFile.ReadAsync(parsed.GetValue(series)!, cancellationToken);
                Answer(output, LaneyChart.OfShares(counts.Select(count => new ShareOf(Date(count), count.Hits, count.N)),
                    EnumWords.Parse<ImprovementDirection>(parsed.GetValue(improve)!)));
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static DateOnly Date(CountLine count) =>
        DateOnly.TryParseExact(count.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw new InputException($"{count.Where}: \"{count.Key}\" is not a date such as 2025-11-30.");

    private static void Answer(Output output, LaneyChart chart)
    {
        var points = chart.Points.Select(point =>
            new { point.Date, point.Value, point.N, point.Lower, point.Upper, Label = XmrWords.Label(point.Cause, point.Direction),
            Kind = point.Variation.Kind() }).ToList();
        output.Answer(new { chart.Mean, chart.SigmaZ, Overdispersed = chart.IsOverdispersed, Points = points }, () =>
        {
            var table = Output.Table("date", "share", "n", "lower", "upper", "label", "kind");
            foreach (var point in points)
                table.AddRow(point.Date.ToString("O", CultureInfo.InvariantCulture), Output.Number(point.Value), Output.Number(point.N),
                    Output.Number(point.Lower), Output.Number(point.Upper), point.Label, point.Kind);
            return table;
        });
        if (!output.Json)
            output.Say(
                $"mean {Output.Number(chart.Mean)}; days differ {Output.Number(chart.SigmaZ, 2)} times as much as chance would make them");
    }
}
