using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>How an order was put right after delivery.</summary>
public enum ReturnKind { Return, Refund, Exchange }

/// <summary>One thing sent back, paid back or exchanged; booked to the day it was.</summary>
public sealed record OrderReturn(DateOnly Day, ReturnKind Kind, string? Reason) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Topic, ScopeKind.Segment];

    public string? Segment { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Reason is not null)
                yield return new(ScopeKind.Topic, Reason);
            if (Segment is not null)
                yield return new(ScopeKind.Segment, Segment);
        }
    }
}

/// <summary>What the quality department found in a thing sent back.</summary>
public sealed record FaultTest(DateOnly Day, string Result) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Topic];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope.Company, new(ScopeKind.Topic, Result)];
}
