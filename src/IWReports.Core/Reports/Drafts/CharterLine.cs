using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>One promise as the charter makes it, the KPI that says how often it was kept, and what its cases are.</summary>
internal sealed record CharterLine(string Group, string Kpi, string Case, string Promise)
{
    public static IReadOnlyList<CharterLine> All(MeasureSettings settings) =>
    [
        new("When you call", "answered_in_5_rings", "call", "We answer within five rings."),
        new("When you call", "courtesy", "review", "We are friendly, and we do not argue."),
        new("When you ask", "resolved_in_2h", "enquiry|enquiries",
            $"We complete your enquiry within {Time(settings.ResolvedWithin)} of opening time."),
        new("When you ask", "records_updated", "change", "We change your details within one business day."),
        new("When you order", "delivered_on_promise", "order",
            $"Your order comes by the day we promise: as a rule {Words(settings.DeliveryDays.Guaranteed, "business day")}."),
        new("When you order", "order_accuracy", "order", "You get what you ordered."),
        new("When something is wrong", "complaint_acknowledged", "complaint",
            $"You hear from us within {Words(settings.ComplaintDays.Acknowledged, "business day")}."),
        new("When something is wrong", "complaint_resolved", "complaint",
            $"We settle your complaint within {Words(settings.ComplaintDays.Resolved, "business day")}."),
        new("When something is wrong", "manager_calls_kept", "call", "The manager calls you at the agreed time."),
        new("When something is wrong", "complaint_follow_up", "complaint", "We ask afterwards whether you are satisfied."),
        new("When you tell us what you think", "feedback_answered", "customer", "We read it and answer within two business days."),
        new("When you tell us what you think", "reviews_answered", "review", "We answer your online review within two business days."),
    ];

    // A promise is read aloud: "two hours", not "2 h 0 min".
    private static string Time(TimeSpan limit) => limit.TotalHours == Math.Floor(limit.TotalHours)
        ? Words((decimal)limit.TotalHours, "hour") : Value((decimal)limit.TotalSeconds, Unit.Seconds);
}
