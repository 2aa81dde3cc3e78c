using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>How long callers who abandoned had waited, which is not their patience. Source: ops/docs/metrics.md, 2.4.</summary>
internal static class AbandonTime
{
    public const string Id = "abandon_time";

    private static readonly Measure<QueueVisit> Waited = new("abandoned_wait", call => call.IsAbandoned ? call.Wait.Seconds() : null,
        keepsDistribution: true)
    {
        OfAgents = false,
        OfInterval = (interval, _) => interval.AbandonedWait,
    };

    private static readonly Measure<QueueVisit> Abandoned = new("abandoned_wait_known", call =>
        call.IsAbandoned ? call.Wait is null ? null : 1 : 0)
    {
        OfAgents = false,
        OfInterval = (interval, _) => interval.AbandonedWait is null ? null : interval.Abandoned,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Average time to abandon",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Seconds,
        Better = Better.Neither,
        Numerator = Waited,
        Denominator = Abandoned,
        Capability = CanSee.Waits,
        Distribution = Waited,
        Formula = "Mean queue wait of callers who hung up, with median, p90 and longest.",
    };
}
