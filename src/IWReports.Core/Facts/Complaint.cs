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

    /// <summary>Until when it puts its customer at risk, while it is open or the order it is about is late; null: still.</summary>
    public DateOnly? AtRiskUntil(Order? about, BusinessCalendar calendar, int guaranteed) =>
        ResolvedOn is not { } resolved ? null
        : about?.IsLateOn(resolved, calendar, guaranteed) is true ? about.DeliveredOn
        : resolved < Day ? Day : resolved;

    // A day before the complaint came is a slip of the log, no early answer.
    private bool? DoneBy(DateOnly? done, DateOnly due, DateOnly asOf) => asOf <= due || done < Day ? null : done <= due;
}
