using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>How often an officer's phone rang for a queue without being answered; 0 says that it was answered, or never rang.</summary>
public sealed record MissedRings(string Officer, string Queue, string? Team, LocalTime At, int Rings) : IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team, ScopeKind.Officer];

    public DateOnly Day => At.Day;

    public HalfHour? HalfHour => At.HalfHour;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            yield return new(ScopeKind.Queue, Queue);
            yield return new(ScopeKind.Officer, Officer);
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
        }
    }
}
