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

/// <summary>One question of the audit, and the KPI that answers it.</summary>
/// <param name="Kpi">A share that has to be whole, or a count; "" where no record can answer.</param>
/// <param name="Case">What is counted below the line.</param>
internal sealed record AuditQuestion(string Point, string Kpi, string Case = "")
{
    /// <summary>Why no record can answer it, or why a figure is no verdict.</summary>
    public string Why { get; init; } = "";

    /// <summary>For a count: whether something has to be there, and not nothing.</summary>
    public bool WantsSome { get; init; }

    public static IReadOnlyList<AuditQuestion> Manager(MeasureSettings settings) =>
    [
        new($"Was every complaint acknowledged within {Words(settings.ComplaintDays.Acknowledged, "business day")}?",
            ComplaintAcknowledged.Id, "complaint"),
        new($"Was every complaint settled within {Words(settings.ComplaintDays.Resolved, "business day")}?",
            ComplaintResolved.Id, "complaint"),
        new("Were injuries and uncovered cases all referred to the manager?",
            ComplaintEscalated.ComplaintNotReferredId, "case not referred|cases not referred"),
        new("Did the manager call at every agreed time?", ManagerCallsKept.Id, "call"),
        new("Did officers keep to their authority for refunds?",
            RedressOverAuthority.Id, "payment beyond it|payments beyond it"),
        new("Are all Claims Forms for damage in?", DamageClaims.ClaimsFormsOutstandingId, "form outstanding|forms outstanding"),
        new("Was every settled complaint followed up?", ComplaintSatisfied.ComplaintFollowUpId, "complaint"),
        new("Was every customer satisfied with the solution?", ComplaintSatisfied.Id, "customer"),
        new("Did each customer who was not reached or not satisfied get a letter?", "") { Why = "letters are not on record" },
        new("Is every complaint on record?", "") { Why = "only what is on record can be counted" },
    ];

    public static IReadOnlyList<AuditQuestion> Policies(MeasureSettings settings) =>
    [
        new("Was every call answered within five rings?", AnsweredIn5Rings.Id, "call"),
        new($"Was every enquiry completed within {Words(settings.ResolvedWithin)}?", ResolvedIn2Hours.Id, "enquiry|enquiries"),
        new("Did officers take 20 calls an hour?", CallsPerHour.Id) { Why = "it depends on how many call" },
        new("Was every order delivered by the promised day?", DeliveredOnPromise.Id, "order"),
        new($"Was every order delivered within {Words(settings.DeliveryDays.Ceiling, "business day")}?",
            DeliveredInDays.DeliveredInCeilingId, "order"),
        new("Did every customer get the right product?", OrderAccuracy.Id, "order"),
        new("Was training held as planned?", TrainingHeld.Id, "session"),
        new("Were policies explained to the team?", Briefings.Id, "briefing") { WantsSome = true },
        new("Was every policy understood?", Briefings.BriefingNotUnderstoodId),
        new("Did a supervisor or deputy cover every day?", SupervisorCover.Id, "day"),
        new("Did somebody sit with each newcomer every week?", Coaching.Id, "week"),
        new("Were all required details of enquiries recorded?", RecordCompleteness.Id, "detail"),
        new("Were customers’ details changed within one business day?", RecordsUpdated.Id, "change"),
        new("Was all feedback answered in time?", FeedbackAnswered.Id, "customer"),
        new("Was every online review answered in time?", PublicReviews.ReviewsAnsweredId, "review"),
        new("Is the privacy of customers kept?", "") { Why = "no record shows it" },
    ];
}
