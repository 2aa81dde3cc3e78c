using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// How a customer stands on a day: with an order in the 12 months to it; with one in the 12 months before those; with both.
/// </summary>
public enum Standing { Active, Before, Retained }

/// <summary>The day from which a customer stands so, or no longer does.</summary>
public sealed record CustomerYear(DateOnly Day, Standing Standing, bool Begins, string? Segment = null) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Segment];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Segment is not null)
                yield return new(ScopeKind.Segment, Segment);
        }
    }
}
