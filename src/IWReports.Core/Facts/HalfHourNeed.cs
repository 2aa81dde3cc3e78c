using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// How many officers a half-hour's calls need on the phones and, with what leave, breaks and training take, on the roster; for the
/// company, a team or a queue.
/// </summary>
public sealed record HalfHourNeed(DateOnly Day, HalfHour Slot, Scope Scope, int OnPhones, int Rostered) : IFact
{
    public static bool HasTime => true;

    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Queue, ScopeKind.Team];

    public HalfHour? HalfHour => Slot;

    public IEnumerable<Scope> Scopes => [Scope];
}
