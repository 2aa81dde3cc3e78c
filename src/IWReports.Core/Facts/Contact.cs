using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// One contact that somebody took: an enquiry of the log where there is one, since it names the topic, otherwise an answered call.
/// <paramref name="CameAgain"/>: whether the same customer came with the same matter soon after; null where nobody knows the customer.
/// </summary>
public sealed record Contact(DateOnly Day, bool? CameAgain) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic,
        ScopeKind.Segment, ScopeKind.Channel];

    public string? Topic { get; init; }

    public string? Team { get; init; }

    public string? Officer { get; init; }

    public string? Channel { get; init; }

    public string? Segment { get; init; }

    public string? Queue { get; init; }

    /// <summary>What the call's own record says; null where it says nothing.</summary>
    public bool? Resolved { get; init; }

    /// <summary>
    /// Not where its record says no, nor where the customer came again; by the record alone where nobody knows the customer.
    /// </summary>
    public bool? IsSolved => Resolved is false ? false : CameAgain is { } again ? !again : Resolved;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of(
        (ScopeKind.Queue, Queue), (ScopeKind.Team, Team), (ScopeKind.Officer, Officer), (ScopeKind.Topic, Topic),
        (ScopeKind.Segment, Segment), (ScopeKind.Channel, Channel));
}
