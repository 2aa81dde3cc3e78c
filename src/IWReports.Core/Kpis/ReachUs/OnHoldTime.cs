using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>How long callers were put on hold by an officer, over the calls that were. Source: ops/docs/metrics.md, 2.5.</summary>
internal static class OnHoldTime
{
    public const string Id = "on_hold_time";

    private static readonly Measure<QueueVisit> OnHold = new("on_hold", call => call.IsAnswered ? call.Hold.Seconds() : null);

    private static readonly Measure<QueueVisit> Held =
        new("held_calls", call => call.IsAnswered && call.Hold is { } hold ? hold > TimeSpan.Zero ? 1 : 0 : null);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "On-hold time",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Seconds,
        Better = Better.Lower,
        Numerator = OnHold,
        Denominator = Held,
        Capability = CanSee.OnHold,
        Formula = "Seconds on hold during the call ÷ calls put on hold; waiting for an officer is not in it. Not measurable where the "
            + "source does not see it.",
    };
}
