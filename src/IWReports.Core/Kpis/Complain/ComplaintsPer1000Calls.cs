using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Complaints against the number of calls. Source: ops/docs/metrics.md, 5.1.</summary>
internal static class ComplaintsPer1000Calls
{
    public const string Id = "complaints_per_1000_calls";

    public static readonly Measure<Complaint> Received = new("complaints", _ => 1);

    private static readonly Kpi Count = new()
    {
        Id = "complaints_received",
        Name = "Complaints received",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = Received,
        Formula = "Complaints on record, by the day they were received; also by topic, and by the department or carrier complained of.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Complaints per 1,000 calls",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.PerThousand,
        Better = Better.Lower,
        Numerator = Received,
        Denominator = Offered.Calls,
        Scale = 1000,
        Beside = [Count],
        Formula = "Complaints received ÷ calls offered × 1,000.",
    };
}
