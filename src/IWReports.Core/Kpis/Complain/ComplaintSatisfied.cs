using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics;

namespace IWReports.Core.Kpis.Complain;

/// <summary>What customers who complained say of the solution when they are asked afterwards. Source: ops/docs/metrics.md, 5.2.</summary>
internal static class ComplaintSatisfied
{
    public const string Id = "complaint_satisfied";
    public const string ComplaintFollowUpId = "complaint_follow_up";

    private static readonly Measure<Complaint> Satisfied =
        new("complaints_satisfied", complaint => complaint.Satisfied is { } yes ? yes ? 1 : 0 : null) { BookedTo = AskedOn };

    private static readonly Measure<Complaint> Answered =
        new("complaints_follow_up_answers", complaint => complaint.Satisfied is null ? null : 1) { BookedTo = AskedOn };

    private static readonly Kpi FollowUpRate = new()
    {
        Id = ComplaintFollowUpId,
        Name = "Complaints followed up",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = new Measure<Complaint>("complaints_followed_up", complaint => IsSettled(complaint) is not { } settled ? null : settled
            && complaint.IsFollowedUp ? 1 : 0),
        Denominator = new Measure<Complaint>("complaints_settled",
            complaint => IsSettled(complaint) is not { } settled ? null : settled ? 1 : 0),
        Formula = "Settled complaints that were followed up, or whose customer said how satisfied, ÷ settled complaints, by day of the "
            + "complaint.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Satisfied with the solution",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Satisfied,
        Denominator = Answered,
        MinAnswers = MinSample.AnswersShown,
        Target = new(0.80m, 0.05m, TargetOrigin.Ours),
        Beside = [FollowUpRate],
        Formula = "Follow-ups in which the customer was satisfied with the solution ÷ follow-ups with an answer; by day of the "
            + "follow-up. Customers who could not be reached are in neither.",
    };

    private static DateOnly? AskedOn(Complaint complaint, MeasureSettings settings) => complaint.FollowedUpOn ?? complaint.Day;

    private static bool? IsSettled(Complaint complaint) => !complaint.Recorded.HasFlag(ComplaintSteps.FollowedUp) ? null
        : complaint.ResolvedOn is not null;
}
