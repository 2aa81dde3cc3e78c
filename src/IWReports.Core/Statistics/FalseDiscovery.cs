namespace IWReports.Core.Statistics;

/// <summary>Of many looks taken at once, the ones that may be told, so that at most one in ten of them is chance.</summary>
/// <remarks>Source: ops/docs/statistics.md, 4.7.</remarks>
public static class FalseDiscovery
{
    public const double Rate = 0.10;

    /// <summary>For each p, whether it is significant.</summary>
    public static bool[] Significant(IReadOnlyList<double> p)
    {
        List<double> sorted = [.. p.Order()];
        var most = sorted.Where((value, i) => value <= Rate * (i + 1) / sorted.Count).DefaultIfEmpty(-1).Max();
        return [.. p.Select(value => value <= most)];
    }
}
