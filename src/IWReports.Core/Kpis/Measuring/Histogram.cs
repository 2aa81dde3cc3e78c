namespace IWReports.Core.Kpis.Measuring;

/// <summary>How often each whole second (or day) occurred; adds up over days and gives exact medians and percentiles.</summary>
public sealed class Histogram
{
    private readonly SortedDictionary<int, long> _counts = [];

    public long Count { get; private set; }

    public int? Max => Count == 0 ? null : _counts.Keys.Last();

    public decimal? Median => Percentile(0.5m);

    public decimal? P90 => Percentile(0.9m);

    public void Add(int at, long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        _counts[at] = _counts.GetValueOrDefault(at) + times;
        Count += times;
    }

    /// <summary>
    /// The value that a share of all values does not exceed, between neighbours by straight line (R's type 7, as spreadsheets do); null
    /// when empty.
    /// </summary>
    public decimal? Percentile(decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (Count == 0)
            return null;
        var rank = (Count - 1) * share;
        var below = (long)decimal.Floor(rank);
        var lower = At(below);
        return rank == below ? lower : lower + ((rank - below) * (At(below + 1) - lower));
    }

    private int At(long rank)
    {
        foreach (var (at, times) in _counts)
        {
            if (rank < times)
                return at;
            rank -= times;
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, $"A rank must be below the count, {Count}.");
    }
}
