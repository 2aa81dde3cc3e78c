using IWReports.Core.Statistics;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Analysis.Targets;

/// <summary>What to do about a target. It is never lowered by itself.</summary>
public enum TargetProposalKind { Keep, Tighten, Redesign }

/// <summary>A proposal for a target, how often today's process meets it, and the value to tighten to.</summary>
/// <remarks>Source: ops/docs/statistics.md, 6.2.</remarks>
public sealed record TargetProposal(TargetProposalKind Kind, double Chance, TargetZone Zone, double? Value)
{
    /// <summary>A target must be met this long before it is tightened.</summary>
    public const int MonthsToTighten = 6;

    // Challenging: what a good quarter of the last year's months reached.
    private const double Good = 0.75;

    private const int Year = 12;

    /// <summary>
    /// Null without a target or a good side, or while limits are on trial. A target is tightened once the process has met it for sure,
    /// month after month.
    /// </summary>
    public static TargetProposal? Of(IReadOnlyList<SeriesPoint> months, XmrOptions options)
    {
        if (options.Target is not { } target || options.Improve == ImprovementDirection.None || months.Count == 0)
            return null;
        var chart = XmrChart.Of(months, options);
        if (chart.IsTrial)
            return null;
        var capability = new Capability(chart.Limits, options.Improve);
        var (chance, zone) = (capability.ChanceOf(target), capability.ZoneOf(target));
        var sorted = months.OrderBy(month => month.Date).ToList();
        var passed = Enumerable.Range(0, MonthsToTighten)
            .All(back => sorted.Count > back && XmrChart.Of(sorted.SkipLast(back), options).Assurance == Assurance.Pass);
        return passed ? new(TargetProposalKind.Tighten, chance, zone, Tightened(sorted, target, options.Improve))
            : new(chart.Assurance == Assurance.Fail
                || zone == TargetZone.Unrealistic ? TargetProposalKind.Redesign : TargetProposalKind.Keep, chance, zone, null);
    }

    // Never less than the target it takes the place of.
    private static double Tightened(List<SeriesPoint> months, double target, ImprovementDirection improve)
    {
        List<double> year = [.. months.TakeLast(Year).Select(month => month.Value).Order()];
        return improve == ImprovementDirection.Up ? Math.Max(target, Quantiles.Of(year, Good))
            : Math.Min(target, Quantiles.Of(year, 1 - Good));
    }
}
