using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// Someone who may buy, on the way from interest to order; booked to the day they became known. Days not reached are null.
/// </summary>
public sealed record Lead(DateOnly Day) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Channel];

    /// <summary>Qualified by marketing. Whoever sales took on was good enough for marketing, be it not written down.</summary>
    public DateOnly? MqlOn { get => field ?? SqlOn; init; }

    /// <summary>Qualified by sales. Whoever bought was.</summary>
    public DateOnly? SqlOn { get => field ?? WonOn; init; }

    public DateOnly? WonOn { get; init; }

    public DateOnly? LostOn { get; init; }

    public string? Channel { get; init; }

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Channel is not null)
                yield return new(ScopeKind.Channel, Channel);
        }
    }
}
