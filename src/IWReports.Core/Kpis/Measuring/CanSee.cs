using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>
/// Counts the facts whose source sees what a KPI needs: beside the calls offered, what tells "there was none" from "nobody could have seen
/// it".
/// </summary>
internal static class CanSee
{
    public static readonly IMeasure Transfers = Of(Capabilities.Transfers, "transfers_seen", call => call.Transferred is not null);

    public static readonly IMeasure OnHold = Of(Capabilities.OnHold, "holds_seen", call => call.Hold is not null);

    public static readonly IMeasure Ringing = Of(Capabilities.Ringing, "ringing_seen", call => call.Ring is not null);

    public static readonly IMeasure HoldStart = Of(Capabilities.HoldStart, "hold_starts_seen", call => call.HeldAfter is not null);

    public static readonly IMeasure LogIns = Of(Capabilities.LogIns, "log_ins_seen", _ => false);

    /// <summary>
    /// The calls offered from files that can tell of abandoned calls: the denominator of their share.
    /// </summary>
    public static readonly Measure<QueueVisit> Abandonment = new("offered_abandonment_seen", call => call.CanSeeAbandonment ? 1 : null)
    {
        OfAgents = false,
        OfInterval = (interval, _) => interval.Abandoned is null ? null : interval.Offered,
    };

    public static readonly Measure<QueueVisit> Waits =
        new("offered_waits_seen", call => call.CanSeeWaits ? 1 : null) { OfAgents = false };

    public static readonly Measure<QueueVisit> Talk = new("offered_talk_seen", call =>
        call.Lacks.HasFlag(Capabilities.Talk) ? null : 1) { OfAgents = false };

    /// <summary>Call detail records of a day say so even when nobody was refused.</summary>
    public static readonly IMeasure Refusals = new Measure<RefusedCalls>("refusals_seen", records => records.HalfHour is null ? 1 : null);

    // What a call itself tells was seen, whatever its source declares.
    private static Measure<QueueVisit> Of(Capabilities needed, string id, Func<QueueVisit, bool> tells) =>
        new(id, call => call.CanSee.HasFlag(needed) || tells(call) ? 1 : 0);
}
