using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>A visit as the KPIs measure it: whose team's it was, and what else is known of its caller and its call.</summary>
public sealed record QueueVisit : Visit, IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic,
        ScopeKind.Segment];

    public required string CallId { get; init; }

    public required LocalTime Entered { get; init; }

    /// <summary>From the answer to the first time the caller was put on hold.</summary>
    public TimeSpan? HeldAfter { get; init; }

    /// <summary>
    /// Whether a caller who abandoned got through by the end of the next business day. Set on a known caller's last abandoned call of the
    /// day; null on all others.
    /// </summary>
    public bool? Recovered { get; init; }

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

    /// <summary>What the source can see of such calls, whether or not this call says anything of it.</summary>
    public Capabilities CanSee { get; init; }

    /// <summary>
    /// What the call's own file tells of no call, though telephone systems do: <see cref="Capabilities.Abandonment"/>, Waits, Talk.
    /// </summary>
    public Capabilities Lacks { get; init; }

    public bool CanSeeAbandonment => !Lacks.HasFlag(Capabilities.Abandonment);

    public bool CanSeeWaits => !Lacks.HasFlag(Capabilities.Waits);

    /// <summary>Then the visit is on neither side of a share of waits.</summary>
    public bool IsWaitUnknown => !CanSeeWaits || (IsAnswered && Wait is null);

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
