namespace IWReports.Core.Statistics.Erlang;

/// <summary>Callers who find every line taken and go away, M/M/n/n. Source: ops/docs/statistics.md, 3.1.</summary>
internal static class ErlangB
{
    /// <summary>The share of calls that are turned away.</summary>
    public static double Blocking(int servers, double erlangs) => Math.Exp(-LogInverse(servers, erlangs));

    // 1/B = 1 + n/a + n(n−1)/a² + …, all terms positive: no factorial to overflow, nothing to cancel, and only the terms near the top
    // count.
    public static double LogInverse(int servers, double erlangs)
    {
        var sum = new LogSum();
        var term = 1d;
        for (var left = servers; left > 0; left--)
        {
            term *= left / erlangs;
            if (left < erlangs && term < sum.Negligible)
                break;
            term *= sum.Add(term);
        }

        return sum.Log;
    }
}
