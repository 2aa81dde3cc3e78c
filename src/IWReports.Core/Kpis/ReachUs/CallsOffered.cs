using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Everyone who entered a queue. Source: ops/docs/metrics.md, 2.1.</summary>
internal static class CallsOffered
{
    public const string Id = Measuring.Offered.Id;

    private static readonly Measure<QueueVisit> FlowedOut =
        new("calls_flowed_out", call => call.Outcome is Outcome.FlowedOut ? 1 : 0) { OfAgents = false };

    private static readonly Measure<QueueVisit> Open = new("calls_open", call => call.Outcome is Outcome.Open ? 1 : 0)
    {
        OfAgents = false,
        OfInterval = (interval, _) => interval.Offered - (interval.Answered ?? 0) - (interval.Abandoned ?? 0),
    };

    public static readonly Kpi FlowedOutCalls = new()
    {
        Id = "calls_flowed_out",
        Name = "Calls that left the queue",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = FlowedOut,
        Formula = "Queue entries that ended by time-out, key, transfer to another queue or an empty queue.",
    };

    public static readonly Kpi OpenCalls = new()
    {
        Id = "calls_open",
        Name = "Calls without a known end",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = Open,
        Formula = "Queue entries still waiting when the log was read, or whose end was never logged.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Calls offered",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = Offered.Calls,
        Beside = [FlowedOutCalls, OpenCalls, CallsRefused.Kpi],
        Formula = "Queue entries, booked to the half-hour of entry; always answered + abandoned + left the queue + open. A month without "
            + "queue entries for which a count was imported takes that count.",
    };
}
