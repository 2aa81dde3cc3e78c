using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Statistics.Spc;

namespace IWReports.Core.Analysis.Targets;

/// <summary>A KPI, and the one that pays when it is pushed.</summary>
public sealed record KpiPair(string Kpi, string Counter);

/// <summary>Figures that pull against each other: a target is read beside what it may cost. Source: ops/docs/statistics.md, 6.5.</summary>
public static class KpiConflicts
{
    public static IReadOnlyList<KpiPair> Pairs { get; } =
    [
        new(ServiceLevel.Id, FirstContactResolution.Id),
        new(SpeedOfAnswer.Id, Occupancy.Id),
        new(CallsPerHour.Id, Courtesy.Id),
        new(CallsPerHour.Id, FirstContactResolution.Id),
        new(HandleTime.Id, RepeatEnquiries.Id),
        new(HandleTime.Id, Csat.Id),
        new(Transfers.Id, ResolutionTime.Id),
        new(Csat.Id, Csat.CsatResponseRateId),
        new(ComplaintResolved.Id, ComplaintReopened.Id),
    ];

    /// <summary>Pairs of which one got better and the other worse, both beyond chance.</summary>
    public static IReadOnlyList<KpiPair> In(IReadOnlyDictionary<string, Variation> variations) =>
        [.. Pairs.Where(pair => variations.TryGetValue(pair.Kpi, out var one) && variations.TryGetValue(pair.Counter, out var other)
            && ((IsBetter(one) && IsWorse(other)) || (IsWorse(one) && IsBetter(other))))];

    /// <summary>
    /// The most calls an hour that officers can handle at a handling time without being busier than allowed: a target above it breaks the
    /// other one.
    /// </summary>
    public static double MaxCallsPerHour(TimeSpan handle, double maxOccupancy) =>
        handle > TimeSpan.Zero ? TimeSpan.FromHours(1) / handle * maxOccupancy
            : throw new ArgumentOutOfRangeException(nameof(handle), handle, "A call takes some time.");

    private static bool IsBetter(Variation variation) => variation is Variation.ImprovementHigh or Variation.ImprovementLow;

    private static bool IsWorse(Variation variation) => variation is Variation.ConcernHigh or Variation.ConcernLow;
}
