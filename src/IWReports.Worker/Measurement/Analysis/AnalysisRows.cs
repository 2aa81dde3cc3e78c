using IWReports.Core.Analysis;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Worker.Measurement.Analysis;

/// <summary>A table of plain columns, and the rows that a month's findings are in it, column by column; null is unknown.</summary>
internal sealed record AnalysisTable(string Name, string Columns, Func<MonthlyFindings, IReadOnlyList<object?[]>> Rows);

/// <summary>A month's findings as rows, for pages and people's SQL.</summary>
internal static class AnalysisRows
{
    public static IReadOnlyList<AnalysisTable> Tables { get; } =
    [
        new("analysis_signal", """
            kpi, value, target, rag, demand_limited, months, mean, lower, upper, variation, assurance, rule, direction, provisional
            """, Signals),
        new("analysis_trend", "kpi, months, direction, tested, slope, slope_low, slope_high, p, median, lowest, highest", Trends),
        new("analysis_target", """
            kpi, target, mean, chance, zone, advice, tighten_to, needed_mean, next_step, unusual, provisional
            """, Targets),
        new("analysis_cause", """
            driver, change, low, high, share, share_of_same_direction, significant, came_first, same_hours, dose_response
            """, Causes),
    ];

    private static IReadOnlyList<object?[]> Signals(MonthlyFindings analysis) =>
        [.. analysis.Kpis.Where(found => found.Value is not null)
            .Select(found => IsCalls(analysis, found) ? Calls(analysis, found) : Signal(found))];

    private static IReadOnlyList<object?[]> Trends(MonthlyFindings analysis) =>
        [.. from found in analysis.Kpis
            let trend = IsCalls(analysis, found) ? analysis.Volume.Trend : found.Direction
            where found.Value is not null && trend is not null
            let months = IsCalls(analysis, found) ? analysis.Volume.Months.Count : found.Trend.Months.Count
            select new object?[]
            {
                found.Kpi, months, (short)trend.Direction, trend.IsTested,
                trend.Slope?.Slope, trend.Slope?.Low, trend.Slope?.High, trend.Test?.BestP,
                trend.Median, trend.Range.Low, trend.Range.High,
            }];

    private static IReadOnlyList<object?[]> Targets(MonthlyFindings analysis) =>
        [.. from found in analysis.Kpis
            let target = found.Target
            where target is not null
            let proposal = target.IsUnusual ? null : target.Proposal
            select new object?[]
            {
                found.Kpi, target.Target, target.Mean, target.Chance, target.Zone.Word(), proposal?.Kind.Word(),
                    proposal?.Value,
                target.Needed, target.Next, target.IsUnusual, target.IsTrial,
            }];

    private static IReadOnlyList<object?[]> Causes(MonthlyFindings analysis) => analysis.Causes is not { Shortfall: { } shortfall } causes
        ? []
        : [.. from share in shortfall.Shares
              let ofItsSide = shortfall.ShareOfPull(share)
              let checks = causes.Checks.GetValueOrDefault(share.Driver)
              select new object?[]
              {
                  share.Driver.Word(), share.Change, share.Low, share.High, share.Share, double.IsFinite(ofItsSide) ? ofItsSide : null,
                  shortfall.IsSignificant(share), checks?.CameFirst, checks?.SameHours, checks?.DoseResponse,
              }];

    // The report speaks of calls over five years, season taken out, and calls a month unusual only if its length does not make it so.
    private static bool IsCalls(MonthlyFindings analysis, KpiFinding found) =>
        found.Kpi == CallsOffered.Kpi.Id && analysis.Volume.Current is not null;

    private static object?[] Signal(KpiFinding found)
    {
        var (chart, last) = (found.Signal, found.Signal?.Points[^1]);
        return
        [
            .. Standing(found), found.Trend.Chart?.Count ?? found.Trend.Months.Count, chart?.Limits.Mean, chart?.Limits.Lower,
                chart?.Limits.Upper,
            chart?.Variation.Icon(), chart?.Assurance?.Icon(), Rule(last?.Cause), (short)(last?.Direction ?? 0), chart?.IsTrial ?? true,
        ];
    }

    private static object?[] Calls(MonthlyFindings analysis, KpiFinding found)
    {
        var (volume, usual) = (analysis.Volume, analysis.Volume.Expected(analysis.Period.From));
        var (cause, direction) = volume.Flag(volume.Months.Count - 1);
        var variation = usual is null ? null : XmrChart.VariationOf(direction, ImprovementDirection.None).Icon();
        return
        [
            .. Standing(found), volume.Today.Count, usual?.Mean, usual?.Lower, usual?.Upper,
            variation, null, Rule(cause), (short)direction, volume.Chart?.IsTrial ?? true,
        ];
    }

    private static object?[] Standing(KpiFinding found) =>
        [found.Kpi, found.Value, (decimal?)found.Trend.Options.Target, found.Verdict?.Word(), found.IsDemandLimited];

    private static string? Rule(SpecialCause? cause) => cause is null or SpecialCause.None ? null : cause.Value.Word();
}
