using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Share of complaints referred to the manager, and those that should have been. Source: ops/docs/metrics.md, 5.2.</summary>
internal static class ComplaintEscalated
{
    public const string Id = "complaint_escalated";
    public const string ComplaintNotReferredId = "complaint_not_referred";

    private static readonly Measure<Complaint> Escalated =
        new("complaints_escalated", complaint => !IsRecorded(complaint) ? null : complaint.EscalatedOn is not null ? 1 : 0);

    private static readonly Measure<Complaint> Received = new("complaints_escalatable", complaint => IsRecorded(complaint) ? 1 : null);

    // Here no record is no referral, whatever the log can say: an injury that nobody passed on must not hide behind a missing column.
    private static readonly Kpi NotReferred = new()
    {
        Id = ComplaintNotReferredId,
        Name = "Injuries and uncovered cases not referred",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = new Measure<Complaint>("complaints_not_referred", (complaint, settings) =>
            complaint.EscalatedOn is null && complaint.LacksReferralOn(settings.AsOf.AddDays(-1)) ? 1 : 0),
        Target = new(0, 0, TargetOrigin.Policy),
        Formula = "Complaints with an injury, or not covered by the procedure, without a referral to the manager on record, "
            + "settled ones among them.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Complaints referred to the manager",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Neither,
        Numerator = Escalated,
        Denominator = Received,
        Beside = [NotReferred],
        Formula = "Complaints referred to the manager ÷ complaints received, by day of the complaint.",
    };

    private static bool IsRecorded(Complaint complaint) => complaint.Recorded.HasFlag(ComplaintSteps.Escalated);
}
