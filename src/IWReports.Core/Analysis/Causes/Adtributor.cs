namespace IWReports.Core.Analysis.Causes;

/// <summary>A part of a total: expected and come.</summary>
public sealed record PartOfTotal(string Name, double Expected, double Actual);

/// <summary>
/// How much of the total's deviation lies in a part, and how much its part of the total surprises: a ranking of places to look, never a
/// cause.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 4.7.</remarks>
public sealed record Explanation(PartOfTotal Part, double? ExplanatoryPower, double Surprise)
{
    /// <summary>Of one dimension's parts; the power is null where the total came as expected.</summary>
    public static IReadOnlyList<Explanation> Of(IReadOnlyList<PartOfTotal> parts)
    {
        var (expected, actual) = (parts.Sum(part => part.Expected), parts.Sum(part => part.Actual));
        if (parts.Any(part => part.Expected < 0 || part.Actual < 0) || expected <= 0 || actual <= 0)
            throw new ArgumentException("Parts are counts that sum to more than 0, expected and come.", nameof(parts));
        return [.. parts.Select(part =>
        {
            var (p, q) = (part.Expected / expected, part.Actual / actual);
            return new Explanation(part, expected == actual ? null : (part.Actual - part.Expected) / (actual - expected),
                (Term(p, p + q) + Term(q, p + q)) / 2);
        })];
    }

    private static double Term(double share, double both) => share > 0 ? share * Math.Log(2 * share / both) : 0;
}
