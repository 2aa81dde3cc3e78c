using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One contact that somebody took: an enquiry of the log where there is one, since it names the topic, otherwise an answered call. <paramref name="CameAgain"/>: whether the same customer came with the same matter soon after; null where nobody knows the customer.</summary>
public sealed record Contact(DateOnly Day, bool? CameAgain) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic, ScopeKind.Segment, ScopeKind.Channel];

    public string? Topic { get; init; }

    public string? Team { get; init; }

    public string? Officer { get; init; }

    public string? Channel { get; init; }

    public string? Segment { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of(
        (ScopeKind.Team, Team), (ScopeKind.Officer, Officer), (ScopeKind.Topic, Topic), (ScopeKind.Segment, Segment), (ScopeKind.Channel, Channel));
}
