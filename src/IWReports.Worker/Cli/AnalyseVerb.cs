using System.CommandLine;
using System.Globalization;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Statistics on a series handed in, as the reports use them; needs no database.</summary>
internal static class AnalyseVerb
{
    public static Command Create() => new("analyse", "Analyse a series, a share or answers handed in") { Xmr(), AnalyseTrendVerb.Create(),
        AnalyseSeasonVerb.Create(), AnalyseSharesVerb.Create(), AnalyseFunnelVerb.Create(), AnalyseSurveyVerbs.Proportion(),
        AnalyseSurveyVerbs.Nps(), AnalyseThemesVerb.Create() };

    private static Command Xmr()
    {
        var series = SeriesFile.Argument();
        var improve = new Option<string>("--improve") { Description = "Which way is better", Required = true };
        improve.AcceptOnlyFromAmong("up", "down", "none");
        var target = Quantity.Number("--target", "The value to reach", double.IsFinite, "such as 95 or 0.8");
        var rebase = new Option<string?>("--rebase") { Description = "Dates of points that start new limits, 2025-03-01,2025-09-01" };
        var fixAfter = Quantity.Count("--fix-after", $"Limits from this many first points, {XmrOptions.MinToFix} or more", int.MaxValue);
        var noScreen = new Option<bool>("--no-screen") { Description = "Keep moving ranges that are themselves out of limits" };
        return new Command("xmr", "Process limits, special causes, variation and assurance") { series, improve, target, rebase, fixAfter,
            noScreen }.Example("analyse xmr calls-by-month.csv --improve down --target 90").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var points = await SeriesFile.ReadAsync(parsed.GetValue(series)!, cancellationToken);
                var options = new XmrOptions(EnumWords.Parse<ImprovementDirection>(parsed.GetValue(improve)!))
                {
                    Target = parsed.GetValue(target),
                    Rebase = RebaseDates(parsed.GetValue(rebase), points),
                    FixAfter = parsed.GetValue(fixAfter) is { } first ? EnoughToFix(first) : null,
                    Screen = !parsed.GetValue(noScreen),
                };
                Answer(output, XmrChart.Of(points, options));
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static void Answer(Output output, XmrChart chart)
    {
        var points = chart.Points.Select(point => new { point.Date, point.Value, Label = point.Label(), Kind = point.Variation.Kind() })
            .ToList();
        output.Answer(
            new
            {
                chart.Limits.Mean,
                chart.Limits.Lower,
                chart.Limits.Upper,
                Points = points,
                Variation = chart.Variation.Icon(),
                Assurance = chart.Assurance?.Icon(),
                Trial = chart.IsTrial,
            },
            () =>
            {
                var table = Output.Table("date", "value", "label", "kind");
                foreach (var point in points)
                    table.AddRow(point.Date.ToString("O", CultureInfo.InvariantCulture), Output.Number(point.Value, 6), point.Label,
                        point.Kind);
                return table;
            });
        if (!output.Json)
            output.Say($"mean {Output.Number(chart.Limits.Mean)}, limits {Output.Number(chart.Limits.Lower)} to "
                + $"{Output.Number(chart.Limits.Upper)}; variation {chart.Variation.Icon()}, assurance "
                + $"{chart.Assurance?.Icon() ?? "none"}{(chart.IsTrial ? $"; trial: fewer than {XmrChart.MinForIcons} points" : "")}");
    }

    private static int EnoughToFix(int first) =>
        first >= XmrOptions.MinToFix ? first
            : throw new InputException($"--fix-after {first}: limits need a base of {XmrOptions.MinToFix} or more points.");

    private static HashSet<DateOnly> RebaseDates(string? text, IReadOnlyList<SeriesPoint> points)
    {
        var dates = new HashSet<DateOnly>();
        foreach (var part in text?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            if (!DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                throw new InputException($"--rebase: \"{part}\" is not a date such as 2025-09-01.");
            if (!points.Any(point => point.Date == date))
                throw new InputException(
                    $"--rebase: the series has no point on {part}; name the date of the first point after the change.");
            dates.Add(date);
        }

        return dates;
    }
}
