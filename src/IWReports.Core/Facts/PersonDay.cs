using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// One person of the roster on one business day: away or not (null where no absences are kept), and whether it is the person's last.
/// </summary>
public sealed record PersonDay(DateOnly Day, string Person, string? Team, bool? Away, bool Leaves) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team));
}

/// <summary>Whether a team had a supervisor, or the deputy of one who is away, on duty on a business day.</summary>
public sealed record SupervisedDay(DateOnly Day, string? Team, bool Covered) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team));
}
