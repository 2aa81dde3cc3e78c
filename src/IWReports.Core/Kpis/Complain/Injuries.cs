using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>People hurt: always printed, none included. Source: ops/docs/metrics.md, 5.2.</summary>
internal static class Injuries
{
    public const string Id = "injuries";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Injuries",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = new Measure<Complaint>("injuries", complaint => complaint.Injury ? 1 : 0),
        Target = new(0, 0, TargetOrigin.Ours),
        Formula = "Complaints in which someone was hurt, by day of the complaint.",
    };
}
