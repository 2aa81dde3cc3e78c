using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>How often officers let their phone ring. Source: ops/docs/metrics.md, 2.3.</summary>
internal static class RingsMissed
{
    public const string Id = "rings_missed";

    // Where all phones ring at once, every call is missed by all officers but one.
    private static readonly Measure<MissedRings> Missed =
        new("rings_missed", (missed, settings) => settings.RingAllQueues.Contains(missed.Queue) ? null : missed.Rings);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Rings missed",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = Missed,
        Formula = "Times an officer's telephone rang for a queue until it gave up or the caller did; not where it was busy or out of "
            + "reach and never rang, nor in queues that ring all telephones at once.",
        Parameters = settings => settings.RingAllQueues.Count == 0 ? ""
            : $"ring-all queues left out: {string.Join(", ", settings.RingAllQueues.Order(StringComparer.Ordinal))}",
    };
}
