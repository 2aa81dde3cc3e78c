using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>How long an officer took to find that a colleague has to help. Source: ops/docs/metrics.md, 3.2.</summary>
internal static class TimeToRefer
{
    public const string Id = "time_to_refer";

    private static readonly Measure<QueueVisit> Until =
        new("time_to_refer", call => call.TransferredAfter.Seconds(), keepsDistribution: true);

    private static readonly Measure<QueueVisit> Known =
        new("time_to_refer_known", call => call.Transferred is null ? null : call.TransferredAfter is null ? 0 : 1);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Time to refer",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Seconds,
        Better = Better.Lower,
        Numerator = Until,
        Denominator = Known,
        Capability = CanSee.Transfers,
        Distribution = Until,
        Formula = "Mean time from the answer to the transfer, with median and p90, over transfers for which it is known; a call passed "
            + "on twice counts twice.",
    };
}
