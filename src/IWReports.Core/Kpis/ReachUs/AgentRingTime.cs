using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>How long an officer lets the own telephone ring. Source: ops/docs/metrics.md, 2.3.</summary>
internal static class AgentRingTime
{
    public const string Id = "officer_ring_time";

    private static readonly Measure<QueueVisit> Rang =
        new("officer_ring", call => call.IsAnswered ? call.Ring.Seconds() : null, keepsDistribution: true);

    private static readonly Measure<QueueVisit> Picked =
        new("officer_ring_known", call => call.IsAnswered && call.Ring is not null ? 1 : null);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Officer's own ringing",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Seconds,
        Better = Better.Lower,
        Numerator = Rang,
        Denominator = Picked,
        Capability = CanSee.Ringing,
        Distribution = Rang,
        Beside = [RingsMissed.Kpi],
        Formula = "Mean time the answering officer's telephone rang, over answered calls for which it is known.",
    };
}
