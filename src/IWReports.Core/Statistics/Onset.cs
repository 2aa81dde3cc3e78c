namespace IWReports.Core.Statistics;

/// <summary>
/// When something became worse than usual: the likeliest first day of one unbroken stretch of days, and the first and last day that are
/// nearly as likely.
/// </summary>
internal sealed record Onset(int Day, int Earliest, int Latest)
{
    // Two log-likelihoods further apart than half of this are not alike (chi squared, 95 %).
    private const double Alike = 3.84;

    /// <summary>Of days' departures from the usual; null where none stands out from the others.</summary>
    public static Onset? Of(IReadOnlyList<double> days)
    {
        var n = days.Count;
        // By its first day, what the best stretch leaves less of the squares.
        var gains = new double[n];
        for (var first = 0; first < n; first++)
        {
            var sum = 0d;
            for (var last = first; last < n; last++)
            {
                sum += days[last];
                if (sum > 0)
                    gains[first] = Math.Max(gains[first], sum * sum / (last - first + 1));
            }
        }

        var most = gains.DefaultIfEmpty().Max();
        var noise = Math.Max(0, days.Sum(day => day * day) - most) / Math.Max(1, n - 1);
        // Of so many stretches one stands out by chance.
        if (most <= 0 || most < noise * 2 * Math.Log(n * (n + 1) / 2d))
            return null;
        List<int> alike = [.. Enumerable.Range(0, n).Where(first => gains[first] >= most - (Alike * noise))];
        return new(Array.IndexOf(gains, most), alike[0], alike[^1]);
    }
}
