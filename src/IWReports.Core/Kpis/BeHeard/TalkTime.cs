using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>How long officers talked. Source: ops/docs/metrics.md, 3.1.</summary>
internal static class TalkTime
{
    public const string Id = "talk_time";

    private static readonly Measure<QueueVisit> Talked = new("talk", call => call.IsAnswered ? call.Talk.Seconds() : null,
        keepsDistribution: true)
    {
        OfInterval = (interval, _) => interval.Talk,
    };

    public static readonly Measure<QueueVisit> Known = new("talk_known", call => call.IsAnswered ? call.Talk is null ? null : 1 : 0)
    {
        OfInterval = (interval, _) => interval.Talk is null ? null : interval.Answered,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Average talk time",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Seconds,
        Better = Better.Neither,
        Numerator = Talked,
        Denominator = Known,
        Capability = CanSee.Talk,
        Distribution = Talked,
        Formula = "Mean talk of answered calls whose talk is known. Asterisk's includes time on hold.",
    };
}
