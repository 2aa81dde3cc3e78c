using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>A supervisor's time with one officer: a talk, or sitting along while the officer takes calls.</summary>
/// <remarks>It is complete with agreed actions, an outcome and a day to review it.</remarks>
public sealed record CoachingSession(string SessionId, DateOnly Day, string Officer, string? Team, bool SitAlong, bool IsComplete) : IFact
{
    /// <summary>The day on which what was agreed is to be looked at again.</summary>
    public DateOnly? ReviewOn { get; init; }

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Officer];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Officer, Officer));
}

/// <summary>A week that a newcomer worked, and whether a supervisor sat along in it; booked to the week's last business day.</summary>
public sealed record NewcomerWeek(DateOnly Day, string Officer, string? Team, bool SatAlong) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Officer];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Officer, Officer));
}
