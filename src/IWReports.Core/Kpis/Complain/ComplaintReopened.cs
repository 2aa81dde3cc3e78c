using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Complaints that were thought to be settled. Source: ops/docs/metrics.md, 5.1.</summary>
internal static class ComplaintReopened
{
    public const string Id = "complaint_reopened";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Complaints reopened",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = new Measure<Complaint>("complaints_reopened",
            complaint => !IsRecorded(complaint) ? null : complaint.ReopenedOn is not null ? 1 : 0),
        Denominator = new Measure<Complaint>("complaints_reopenable",
            complaint => !IsRecorded(complaint) ? null : complaint.ReopenedOn is not null || complaint.ResolvedOn is not null ? 1 : 0),
        Formula = "Complaints that were reopened after they had been settled ÷ complaints that had been settled, by day of the complaint.",
    };

    private static bool IsRecorded(Complaint complaint) => complaint.Recorded.HasFlag(ComplaintSteps.Reopened);
}
