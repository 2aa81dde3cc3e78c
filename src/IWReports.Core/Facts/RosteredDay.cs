using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>How many officers the roster puts on duty on one business day, absences taken off; for the company or one team.</summary>
public sealed record RosteredDay(DateOnly Day, Scope Scope, int Officers) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope];
}

/// <summary>How many officers are on shift in one half-hour, lunch taken off; only where every officer's shift is known.</summary>
public sealed record RosteredHalfHour(DateOnly Day, HalfHour Slot, Scope Scope, int Officers) : IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team];

    public HalfHour? HalfHour => Slot;

    public IEnumerable<Scope> Scopes => [Scope];
}
