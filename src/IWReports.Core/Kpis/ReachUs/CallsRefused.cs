using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Callers whom no queue let in. Source: ops/docs/source-formats.md, 1.5.</summary>
internal static class CallsRefused
{
    public const string Id = "calls_refused";

    private static readonly Measure<RefusedCalls> Refused = new("calls_refused", refused => refused.Calls);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Calls refused at the door",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = Refused,
        Capability = CanSee.Refusals,
        Formula = "Calls to the company's number that ended busy, congested, failed or closed before any queue, or at a queue that did "
            + "not take them (full, or nobody there), as call detail records tell; counted beside the calls offered, never in them. A "
            + "call that a queue's own log knows is not refused.",
    };
}
