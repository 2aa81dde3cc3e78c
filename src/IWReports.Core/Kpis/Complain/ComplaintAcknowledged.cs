using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Share of complaints that were answered at once, be it only to say that they are looked into.</summary>
/// <remarks>Source: ops/docs/metrics.md, 5.1.</remarks>
internal static class ComplaintAcknowledged
{
    public const string Id = "complaint_acknowledged";

    private static readonly Measure<Complaint> InTime =
        new("complaints_acknowledged", (complaint, settings) => !IsRecorded(complaint) ? null : Acknowledged(complaint, settings) is true
        ? 1 : 0);

    private static readonly Measure<Complaint> Due =
        new("complaints_acknowledged_due", (complaint, settings) => !IsRecorded(complaint) ? null
        : Acknowledged(complaint, settings) is null ? 0 : 1);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Complaints acknowledged in time",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Uses = CalendarUse.BusinessDays,
        Numerator = InTime,
        Denominator = Due,
        Target = new(1, 0.02m, TargetOrigin.Ours),
        Matures = LastDay,
        Formula = "Complaints acknowledged, or settled, within so many business days (the day of the complaint is day 0) ÷ complaints "
            + "whose days are over; by day of the complaint. Those with a day before the complaint are left out.",
        Parameters = settings => $"{settings.ComplaintDays.Acknowledged} business day",
    };

    private static bool IsRecorded(Complaint complaint) => complaint.Recorded.HasFlag(ComplaintSteps.Acknowledged);

    private static bool? Acknowledged(Complaint complaint, MeasureSettings settings) =>
        complaint.AcknowledgedBy(LastDay(complaint.Day, settings), settings.AsOf);

    private static DateOnly LastDay(DateOnly day, MeasureSettings settings) =>
        settings.Calendar.AddBusinessDays(day, settings.ComplaintDays.Acknowledged);
}
