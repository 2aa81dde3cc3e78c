using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>What a log of complaints may write down. A step that its source never wrote down is unknown there, not left out.</summary>
[Flags]
public enum ComplaintSteps { None = 0, Acknowledged = 1, Resolved = 2, Escalated = 4, FollowedUp = 8, Reopened = 16, Redressed = 32 }

/// <summary>One complaint as logged; booked to the day it was received.</summary>
public sealed record Complaint : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } =
        [ScopeKind.Team, ScopeKind.Topic, ScopeKind.Segment, ScopeKind.Channel, ScopeKind.Department];

    public required string ComplaintId { get; init; }

    public required DateOnly Day { get; init; }

    public string? Customer { get; init; }

    /// <summary>What the books of its site call the customer.</summary>
    public string? CustomerName { get; init; }

    public string? OrderId { get; init; }

    /// <summary>What it is about: late delivery, wrong item, rude …</summary>
    public string? Topic { get; init; }

    public string? Team { get; init; }

    /// <summary>The department or carrier complained of.</summary>
    public string? Department { get; init; }

    public string? Channel { get; init; }

    public string? Segment { get; init; }

    /// <summary>The steps that the complaint's source writes down.</summary>
    public ComplaintSteps Recorded { get; init; }

    public DateOnly? AcknowledgedOn { get; init; }

    /// <summary>When it was settled for good: what was opened again since is not.</summary>
    public DateOnly? ResolvedOn { get; init; }

    /// <summary>Whether the answer came in time, where the source says that instead of a day.</summary>
    public bool? AnsweredInTime { get; init; }

    public DateOnly? ReopenedOn { get; init; }

    /// <summary>When it was referred to the manager.</summary>
    public DateOnly? EscalatedOn { get; init; }

    /// <summary>The procedure does not cover it, so it belongs to the manager.</summary>
    public bool MustRefer { get; init; }

    public DateOnly? FollowedUpOn { get; init; }

    /// <summary>What the customer said of the solution when asked afterwards.</summary>
    public bool? Satisfied { get; init; }

    /// <summary>What was paid in addition to the ordinary refund.</summary>
    public decimal? RedressAmount { get; init; }

    /// <summary>The faulty product's value.</summary>
    public decimal? ProductValue { get; init; }

    public bool RedressApproved { get; init; }

    /// <summary>The day by which the customer wants it settled, where one was given.</summary>
    public DateOnly? Deadline { get; init; }

    public bool LegalThreat { get; init; }

    public bool Injury { get; init; }

    /// <summary>Other property was damaged.</summary>
    public bool DamageClaim { get; init; }

    public DateOnly? ClaimsFormOn { get; init; }

    public bool QuotesOutstanding { get; init; }

    public DateOnly? ManagerCallOn { get; init; }

    public DateTimeOffset? ManagerCallAt { get; init; }

    public DateOnly? ManagerCalledOn { get; init; }

    public DateTimeOffset? ManagerCalledAt { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of(
        (ScopeKind.Team, Team), (ScopeKind.Topic, Topic), (ScopeKind.Segment, Segment), (ScopeKind.Channel, Channel),
            (ScopeKind.Department, Department));

    /// <summary>
    /// Whether the customer had heard of it by a day, seen once that day is over; null before. Who got a solution was answered.
    /// </summary>
    public bool? AcknowledgedBy(DateOnly due, DateOnly asOf) => DoneBy(AcknowledgedOn ?? ResolvedOn, due, asOf);

    public bool? ResolvedBy(DateOnly due, DateOnly asOf) => DoneBy(ResolvedOn, due, asOf);

    /// <summary>Whether it had come by a day's end and was not settled.</summary>
    public bool IsOpenOn(DateOnly day) => Day <= day && !(ResolvedOn <= day);

    /// <summary>Whether it should have been settled by a day's end and was not; false where its log never says what is settled.</summary>
    public bool IsOverdueOn(DateOnly day, DateOnly due) => Recorded.HasFlag(ComplaintSteps.Resolved) && due <= day && IsOpenOn(day);

    /// <summary>Whether the customer, by a day's end, had heard nothing of it; false where its log never says so.</summary>
    public bool IsUnheardOn(DateOnly day) => Recorded.HasFlag(ComplaintSteps.Acknowledged) && Day <= day
        && !((AcknowledgedOn ?? ResolvedOn) <= day);

    /// <summary>Whether the customer was asked after the solution: an answer without a day tells, too.</summary>
    public bool IsFollowedUp => FollowedUpOn is not null || Satisfied is not null;

    /// <summary>Whether the procedure asks for an apology: the customer was asked, and was not satisfied or not reached.</summary>
    public bool AsksForApology => IsFollowedUp && Satisfied is not true;

    /// <summary>Whether it was settled and the customer not asked by a day's end; false where its log never says who was.</summary>
    public bool AwaitsFollowUpOn(DateOnly day) => Recorded.HasFlag(ComplaintSteps.FollowedUp) && ResolvedOn <= day
        && !(FollowedUpOn is { } asked ? asked <= day : IsFollowedUp);

    /// <summary>Whether it belongs to the manager: someone was hurt, or the procedure does not cover it.</summary>
    public bool IsManagers => Injury || MustRefer;

    /// <summary>Whether no referral is on record at a day's end, though it belongs to the manager; settled ones count, too.</summary>
    public bool LacksReferralOn(DateOnly day) => IsManagers && Day <= day && !(EscalatedOn <= day);

    /// <summary>Whether a call that the manager agreed for a day, or before, is not made at another's end.</summary>
    public bool AwaitsCallOn(DateOnly agreedBy, DateOnly day) =>
        Day <= day && ManagerCallOn <= agreedBy && !((ManagerCalledOn ?? ResolvedOn) <= day);

    /// <summary>As it stood at the end of a day: what happened later was not known, but for a call that was agreed.</summary>
    public Complaint AsKnownOn(DateOnly day) => this with
    {
        AcknowledgedOn = Known(AcknowledgedOn, day),
        ResolvedOn = Known(ResolvedOn, day),
        ReopenedOn = Known(ReopenedOn, day),
        EscalatedOn = Known(EscalatedOn, day),
        FollowedUpOn = Known(FollowedUpOn, day),
        Satisfied = FollowedUpOn > day ? null : Satisfied,
        ClaimsFormOn = Known(ClaimsFormOn, day),
        ManagerCalledOn = Known(ManagerCalledOn, day),
        ManagerCalledAt = ManagerCalledOn > day ? null : ManagerCalledAt,
    };

    private static DateOnly? Known(DateOnly? happened, DateOnly day) => happened > day ? null : happened;

    /// <summary>Until when it puts its customer at risk, while it is open or the order it is about is late; null: still.</summary>
    public DateOnly? AtRiskUntil(Order? about, BusinessCalendar calendar, int guaranteed) =>
        ResolvedOn is not { } resolved ? null
        : about?.IsLateOn(resolved, calendar, guaranteed) is true ? about.DeliveredOn
        : resolved < Day ? Day : resolved;

    // A day before the complaint came is a slip of the log, no early answer.
    private bool? DoneBy(DateOnly? done, DateOnly due, DateOnly asOf) => asOf <= due || done < Day ? null : done <= due;
}
