using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>How long a call kept its officer, from the answer to being free again. Source: ops/docs/metrics.md, 3.1.</summary>
internal static class HandleTime
{
    public const string Id = "handle_time";

    private static readonly Measure<QueueVisit> Handling = new("handle", call => call.IsAnswered ? call.Handled.Seconds() : 0)
    {
        OfInterval = (interval, _) => interval.Talk,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Average handle time",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Seconds,
        Better = Better.Neither,
        Numerator = Handling,
        Denominator = TalkTime.Known,
        Capability = CanSee.Talk,
        Formula =
            "Mean of talk + hold + wrap-up of answered calls whose talk is known; hold and wrap-up only where the source records them.",
    };
}
