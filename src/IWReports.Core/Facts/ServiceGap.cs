using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>One item of a RATER questionnaire: what a respondent expected and what they received.</summary>
public readonly record struct RatedItem(string Respondent, DateOnly Day, string Dimension, int? Expected, int? Received);

/// <summary>
/// How far one respondent's experience of one dimension lies above (or, negative, below) what they expected: the mean of its items.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 5.5.</remarks>
public sealed record ServiceGap(DateOnly Day, string Dimension, decimal Gap) : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Topic];

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes => [Scope.Company, new(ScopeKind.Topic, Dimension)];

    /// <summary>
    /// One gap per respondent and dimension, so that a dimension with more items weighs no more; items with a half left blank say nothing.
    /// </summary>
    public static IEnumerable<ServiceGap> Of(IEnumerable<RatedItem> items) =>
        items.Where(item => item.Expected is not null && item.Received is not null)
            .GroupBy(item => (item.Respondent, item.Day, item.Dimension))
            .Select(group => new ServiceGap(group.Key.Day, group.Key.Dimension,
                group.Average(item => (decimal)(item.Received!.Value - item.Expected!.Value))));
}
