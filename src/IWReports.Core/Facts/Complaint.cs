using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One complaint as logged; booked to the day it was received.</summary>
public sealed record Complaint : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Team, ScopeKind.Topic];

    public required string ComplaintId { get; init; }

    public required DateOnly Day { get; init; }

    public string? Customer { get; init; }

    public string? OrderId { get; init; }

    /// <summary>What it is about: late delivery, wrong item, rude …</summary>
    public string? Topic { get; init; }

    public string? Team { get; init; }

    public DateOnly? ResolvedOn { get; init; }

    /// <summary>The day by which the customer wants it settled, where one was given.</summary>
    public DateOnly? Deadline { get; init; }

    public bool LegalThreat { get; init; }

    public bool Injury { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Team is not null)
                yield return new(ScopeKind.Team, Team);
            if (Topic is not null)
                yield return new(ScopeKind.Topic, Topic);
        }
    }
}
