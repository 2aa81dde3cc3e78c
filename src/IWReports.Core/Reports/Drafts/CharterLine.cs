using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.BeSolved;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.OrderAndReceive;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Kpis.Stay;
using IWReports.Core.Kpis.TheTeam;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>One promise as the charter makes it, the KPI that says how often it was kept, and what its cases are.</summary>
internal sealed record CharterLine(string Group, string Kpi, string Case, string Promise)
{
    public static IReadOnlyList<CharterLine> All(MeasureSettings settings) =>
    [
        new("When you call", AnsweredIn5Rings.Id, "call", "We answer within five rings."),
        new("When you call", Courtesy.Id, "review", "We are friendly, and we do not argue."),
        new("When you ask", ResolvedIn2Hours.Id, "enquiry|enquiries",
            $"We complete your enquiry within {Words(settings.ResolvedWithin)} of opening time."),
        new("When you ask", RecordsUpdated.Id, "change", "We change your details within one business day."),
        new("When you order", DeliveredOnPromise.Id, "order",
            $"Your order comes by the day we promise: as a rule {Words(settings.DeliveryDays.Guaranteed, "business day")}."),
        new("When you order", OrderAccuracy.Id, "order", "You get what you ordered."),
        new("When something is wrong", ComplaintAcknowledged.Id, "complaint",
            $"You hear from us within {Words(settings.ComplaintDays.Acknowledged, "business day")}."),
        new("When something is wrong", ComplaintResolved.Id, "complaint",
            $"We settle your complaint within {Words(settings.ComplaintDays.Resolved, "business day")}."),
        new("When something is wrong", ManagerCallsKept.Id, "call", "The manager calls you at the agreed time."),
        new("When something is wrong", ComplaintSatisfied.ComplaintFollowUpId, "complaint", "We ask afterwards whether you are satisfied."),
        new("When you tell us what you think", FeedbackAnswered.Id, "customer", "We read it and answer within two business days."),
        new("When you tell us what you think", PublicReviews.ReviewsAnsweredId, "review",
            "We answer your online review within two business days."),
    ];
}
