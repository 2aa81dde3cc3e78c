using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One item of a quality review; passed is null where it did not apply. By topic: per item.</summary>
public sealed record QualityItem(DateOnly Day, string Item, decimal Weight, bool? Passed) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Officer, ScopeKind.Topic];

    /// <summary>Speaks of courtesy.</summary>
    public bool Courtesy { get; init; }

    public string? Officer { get; init; }

    public string? Team { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Officer, Officer), (ScopeKind.Topic, Item));
}

/// <summary>One quality review as a whole, with how many critical items applied and how many of them failed.</summary>
public sealed record QualityReview(DateOnly Day, int CriticalItems, int CriticalErrors) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Officer];

    public string? Officer { get; init; }

    public string? Team { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Officer, Officer));
}
