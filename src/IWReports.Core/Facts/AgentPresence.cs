using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// One officer's logged-in and paused time within one half-hour, queues merged; pauses that count as work are not in <see cref="Paused"/>.
/// </summary>
public sealed record AgentPresence(string Officer, string? Team, DateOnly Day, HalfHour Slot, TimeSpan LoggedIn, TimeSpan Paused) : IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Officer];

    public TimeSpan Productive => LoggedIn - Paused;

    public HalfHour? HalfHour => Slot;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            yield return new(ScopeKind.Officer, Officer);
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
        }
    }
}
