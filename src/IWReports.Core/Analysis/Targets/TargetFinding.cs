using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Analysis.Targets;

/// <summary>How a KPI's target lies to what its process does today, and what to do about it. Source: ops/docs/statistics.md, 6.</summary>
public sealed record TargetFinding(double Target, double Mean, double Chance, TargetZone Zone)
{
    /// <summary>Met four months of five is what a target that is kept feels like.</summary>
    public const double Kept = 0.8;

    // Half a year to a target: longer is no plan, shorter is a leap.
    private const int MonthsToGoal = 6;

    /// <summary>The month has a reason of its own: that is to be found first.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>Limits of so few months may still move.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Null while limits are on trial.</summary>
    public TargetProposal? Proposal { get; init; }

    /// <summary>The mean that meets the target often enough; null where no mean that is possible would do.</summary>
    public double? Needed { get; init; }

    /// <summary>Next month's step; null where none is planned: the target is in usual reach, or steps cannot be told apart.</summary>
    public double? Next { get; init; }

    /// <summary>Null without a target or a good side, without limits, and of a few.</summary>
    public static TargetFinding? Of(KpiValue value, KpiTrend trend)
    {
        if (value.Kpi is not { Target: { } held, Better: not Better.Neither } kpi || trend.Chart is not { } chart)
            return null;
        if (value.IsOfFew)
            return null;
        var capability = new Capability(chart.Limits, kpi.Better == Better.Higher ? ImprovementDirection.Up : ImprovementDirection.Down);
        var target = (double)held.Value;
        var (zone, mean, needed) = (capability.ZoneOf(target), capability.Limits.Mean, capability.NeededMean(target, Kept));
        var isUnusual = chart.Points[^1].Cause != SpecialCause.None;
        return new(target, mean, capability.ChanceOf(target), zone)
        {
            IsUnusual = isUnusual,
            IsTrial = chart.IsTrial,
            Proposal = TargetProposal.Of(trend.Months, trend.Options),
            Needed = needed > 0 && (kpi.Unit != Unit.Percent || needed < 1) ? needed : null,
            Next = isUnusual || zone is TargetZone.Achievable or TargetZone.AlreadyMet || kpi.Unit is Unit.Count
                ? null
                : GlidePath.Straight(mean, target, MonthsToGoal)[1],
        };
    }
}
