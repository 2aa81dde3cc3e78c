using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Share of complaints that were settled in time. Source: ops/docs/metrics.md, 5.1.</summary>
internal static class ComplaintResolved
{
    public const string Id = "complaint_resolved";

    private static readonly Measure<Complaint> InTime =
        new("complaints_resolved", (complaint, settings) => !IsRecorded(complaint) ? null : Resolved(complaint, settings) is true ? 1 : 0);

    private static readonly Measure<Complaint> Due =
        new("complaints_resolved_due", (complaint, settings) => !IsRecorded(complaint) ? null : Resolved(complaint, settings) is null ? 0
        : 1);

    // Another's time limit is another figure: the two are never added up.
    private static readonly Kpi ByItsSource = new()
    {
        Id = "complaint_answered_in_time",
        Name = "Complaints answered in time, by their source",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<Complaint>("complaints_answered_in_time",
            complaint => complaint.AnsweredInTime is { } inTime ? inTime ? 1 : 0 : null),
        Denominator = new Measure<Complaint>("complaints_with_verdict", complaint => complaint.AnsweredInTime is null ? null : 1),
        Formula = "Complaints that their source calls answered in time ÷ those of which it says either; by the source's own limit.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Complaints resolved in time",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = InTime,
        Denominator = Due,
        Target = new(0.90m, 0.05m, TargetOrigin.Ours),
        Beside = [ByItsSource],
        Matures = LastDay,
        Formula = "Complaints settled within so many business days (the day of the complaint is day 0) ÷ complaints whose days are over; "
            + "by day of the complaint. A reopened one is settled when it is settled again. Those settled on a day before the "
            + "complaint are left out.",
        Parameters = settings => $"{settings.ComplaintDays.Resolved} business days",
    };

    private static bool IsRecorded(Complaint complaint) => complaint.Recorded.HasFlag(ComplaintSteps.Resolved);

    private static bool? Resolved(Complaint complaint, MeasureSettings settings) =>
        complaint.ResolvedBy(LastDay(complaint.Day, settings), settings.AsOf);

    private static DateOnly LastDay(DateOnly day, MeasureSettings settings) =>
        settings.Calendar.AddBusinessDays(day, settings.ComplaintDays.Resolved);
}
