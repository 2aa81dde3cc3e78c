using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>How a visit in a queue ended; every one is booked to the interval of queue entry.</summary>
public enum Outcome { Open, Answered, Abandoned, FlowedOut }

/// <summary>
/// One caller's visit to one queue, from entering it to being answered, hanging up or leaving it. Times unknown to the source are null.
/// </summary>
public sealed record QueueVisit : IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic,
        ScopeKind.Segment];

    public required string CallId { get; init; }

    public required string Queue { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required LocalTime Entered { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>From entering the queue to the answer, the hang-up or the exit.</summary>
    public TimeSpan? Wait { get; init; }

    public TimeSpan? Talk { get; init; }

    public TimeSpan? Hold { get; init; }

    public TimeSpan? WrapUp { get; init; }

    /// <summary>How long the answering officer's own phone rang.</summary>
    public TimeSpan? Ring { get; init; }

    /// <summary>From the answer to the first time the caller was put on hold.</summary>
    public TimeSpan? HeldAfter { get; init; }

    /// <summary>
    /// Whether a caller who hung up got through by the end of the next business day. Set on a known caller's last hang-up of the day; null
    /// on all others.
    /// </summary>
    public bool? Recovered { get; init; }

    /// <summary>Whether the officer passed the caller on; null where the source does not see transfers.</summary>
    public bool? Transferred { get; init; }

    /// <summary>From the answer to the transfer.</summary>
    public TimeSpan? TransferredAfter { get; init; }

    /// <summary>
    /// Whether any officer passed the call on that day. Set on the call's first answered entry of the day; null on all others, and where
    /// the source does not see transfers.
    /// </summary>
    public bool? Referred { get; init; }

    /// <summary>Who answered; null when nobody did or the source did not record it.</summary>
    public string? Officer { get; init; }

    /// <summary>The team that owns the queue; an abandoned call has one too.</summary>
    public string? Team { get; init; }

    /// <summary>The segment of the customer whose telephone it is; null for callers who are not on the books.</summary>
    public string? Segment { get; init; }

    /// <summary>
    /// Whether the caller is a customer with a late order still open that day; null where the caller is not known to be a customer.
    /// </summary>
    public bool? WaitsForOrder { get; init; }

    /// <summary>What the source says the call was about.</summary>
    public string? Topic { get; init; }

    /// <summary>What is seen of the call's like, be it that this call says nothing of it.</summary>
    public Capabilities CanSee { get; init; }

    /// <summary>
    /// What the call's own file says of none of its calls, though telephone systems see it: <see cref="Capabilities.Abandonment"/>, Waits,
    /// Talk.
    /// </summary>
    public Capabilities Lacks { get; init; }

    public bool IsAnswered => Outcome is Outcome.Answered;

    public bool IsAbandoned => Outcome is Outcome.Abandoned;

    public bool CanSeeAbandonment => !Lacks.HasFlag(Capabilities.Abandonment);

    public bool CanSeeWaits => !Lacks.HasFlag(Capabilities.Waits);

    /// <summary>Then the visit is on neither side of a share of waits.</summary>
    public bool IsWaitUnknown => !CanSeeWaits || (IsAnswered && Wait is null);

    public bool AnsweredWithin(TimeSpan limit) => IsAnswered && Wait <= limit;

    public bool AbandonedWithin(TimeSpan limit) => IsAbandoned && Wait <= limit;

    public DateOnly Day => Entered.Day;

    public HalfHour? HalfHour => Entered.HalfHour;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            yield return new(ScopeKind.Queue, Queue);
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
            if (Officer is not null)
                yield return new(ScopeKind.Officer, Officer);
            if (Topic is not null)
                yield return new(ScopeKind.Topic, Topic);
            if (Segment is not null)
                yield return new(ScopeKind.Segment, Segment);
        }
    }
}
