using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// What a complaint did to the list of customers at risk: one more, one less, or nothing, which tells a company without risks from one
/// that keeps no complaints.
/// </summary>
public sealed record CustomerRisk(DateOnly Day, int Change) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Segment, ScopeKind.Currency];

    /// <summary>What the customer bought in the 12 months before the risk arose; null where it is not known.</summary>
    public decimal? YearValue { get; init; }

    /// <summary>What that is in; all of them where the customer bought in several, and the value is then no sum.</summary>
    public string? Currency { get; init; }

    public string? Segment { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Segment is not null)
                yield return new(ScopeKind.Segment, Segment);
            if (Currency is not null)
                yield return new(ScopeKind.Currency, Currency);
        }
    }
}
