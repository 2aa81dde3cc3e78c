using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One training session as planned; held when it has a day on which it was. Booked to the planned day.</summary>
public sealed record TrainingSession(string SessionId, DateOnly PlannedOn, DateOnly? HeldOn, string? Topic, string? Team) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Topic];

    /// <summary>How many were asked to come; null where nobody wrote it down.</summary>
    public int? Invited { get; init; }

    public int? Attended { get; init; }

    /// <summary>Who was asked to come and did not, as far as names were written down.</summary>
    public IReadOnlyList<string> MissedBy { get; init; } = [];

    public DateOnly Day => PlannedOn;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => Scope.Of((ScopeKind.Team, Team), (ScopeKind.Topic, Topic));
}
