namespace IWReports.Core.Statistics.Spc;

/// <summary>A benchmark that a lucky few cannot set: the pooled share of the best units that hold a tenth of all.</summary>
/// <remarks>Source: ops/docs/statistics.md, 6.4.</remarks>
public sealed record ParedMean(double Share, IReadOnlyList<FunnelUnit> Best, IReadOnlyList<FunnelUnit> Order)
{
    private const double MinPart = 0.1;

    /// <summary>Null where nothing was counted. Units are ordered by (hits + 1) / (n + 2), which pulls small ones to the middle.</summary>
    public static ParedMean? Of(IReadOnlyList<FunnelUnit> units, ImprovementDirection improve = ImprovementDirection.Up)
    {
        var all = units.Sum(unit => unit.N);
        if (all <= 0)
            return null;
        var good = improve == ImprovementDirection.Down ? -1 : 1;
        List<FunnelUnit> order = [.. units.Where(unit => unit.N > 0).OrderByDescending(unit => good * (unit.Hits + 1) / (unit.N + 2))];
        var best = new List<FunnelUnit>();
        while (best.Sum(unit => unit.N) < MinPart * all)
            best.Add(order[best.Count]);
        return new(best.Sum(unit => unit.Hits) / best.Sum(unit => unit.N), best, order);
    }
}
