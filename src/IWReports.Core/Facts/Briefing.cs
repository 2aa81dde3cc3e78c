using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// A policy explained to a team: to how many, and how many of them did not understand it; a repeat explains again what was explained
/// before.
/// </summary>
public sealed record Briefing(string BriefingId, DateOnly Day, string Policy, string? Team, int? Officers, int? NotUnderstood, bool Repeat)
    : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Topic];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Topic, Policy));
}
