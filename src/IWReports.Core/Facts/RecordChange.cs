using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// A change of a customer's record that was asked for: a new e-mail address, a new telephone number; made when it has the day on which it
/// was. Booked to the day it was asked for.
/// </summary>
public sealed record RecordChange(string ChangeId, DateOnly RequestedOn, DateOnly? MadeOn, string? Field, string? Team) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Topic];

    /// <summary>Whether it was asked for before a day, and not made at its end.</summary>
    public bool AwaitsOn(DateOnly day) => RequestedOn < day && !(MadeOn <= day);

    public DateOnly Day => RequestedOn;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Topic, Field));
}
