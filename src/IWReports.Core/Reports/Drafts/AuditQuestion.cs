using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
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
            "complaint_acknowledged", "complaint"),
        new($"Was every complaint settled within {Words(settings.ComplaintDays.Resolved, "business day")}?",
            "complaint_resolved", "complaint"),
        new("Were injuries and uncovered cases all referred to the manager?",
            "complaint_not_referred", "case not referred|cases not referred"),
        new("Did the manager call at every agreed time?", "manager_calls_kept", "call"),
        new("Did officers keep to their authority for refunds?",
            "redress_over_authority", "payment beyond it|payments beyond it"),
        new("Are all Claims Forms for damage in?", "claims_forms_outstanding", "form outstanding|forms outstanding"),
        new("Was every settled complaint followed up?", "complaint_follow_up", "complaint"),
        new("Was every customer satisfied with the solution?", "complaint_satisfied", "customer"),
        new("Did each customer who was not reached or not satisfied get a letter?", "") { Why = "letters are not on record" },
        new("Is every complaint on record?", "") { Why = "only what is on record can be counted" },
    ];

    public static IReadOnlyList<AuditQuestion> Policies(MeasureSettings settings) =>
    [
        new("Was every call answered within five rings?", "answered_in_5_rings", "call"),
        new("Was every enquiry completed within two hours?", "resolved_in_2h", "enquiry|enquiries"),
        new("Did officers take 20 calls an hour?", "calls_per_hour") { Why = "it depends on how many call" },
        new("Was every order delivered by the promised day?", "delivered_on_promise", "order"),
        new($"Was every order delivered within {Words(settings.DeliveryDays.Ceiling, "business day")}?", "delivered_in_ceiling", "order"),
        new("Did every customer get the right product?", "order_accuracy", "order"),
        new("Was training held as planned?", "training_held", "session"),
        new("Were policies explained to the team?", "briefings", "briefing") { WantsSome = true },
        new("Was every policy understood?", "briefing_not_understood"),
        new("Did a supervisor or deputy cover every day?", "supervisor_cover", "day"),
        new("Did somebody sit with each newcomer every week?", "coaching", "week"),
        new("Were all required details of enquiries recorded?", "record_completeness", "detail"),
        new("Were customers’ details changed within one business day?", "records_updated", "change"),
        new("Was all feedback answered in time?", "feedback_answered", "customer"),
        new("Was every online review answered in time?", "reviews_answered", "review"),
        new("Is the privacy of customers kept?", "") { Why = "no record shows it" },
    ];
}
