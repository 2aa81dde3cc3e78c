using IWReports.Core.Facts;

namespace IWReports.Core.Analysis.Volume;

/// <summary>Calls against the same months of last year: counted where they were counted, else as the source's own change implies.</summary>
public static class YearOnYear
{
    /// <summary>Below this base a percentage says more than the counts do.</summary>
    public const int SmallestBase = 20;

    public static decimal? LastYear(MonthlyCalls month) =>
        month.LastYear ?? (month.StatedChange is > -1 and { } change ? month.Calls / (1 + change) : null);

    /// <summary>
    /// The change of all these months together, a ratio of sums (never a mean of changes); null where a month has no last year or the base
    /// is too small.
    /// </summary>
    public static decimal? Change(IReadOnlyCollection<MonthlyCalls> months)
    {
        var before = months.Select(LastYear).ToList();
        return before.Count > 0 && before.All(calls => calls is not null) && before.Sum() is >= SmallestBase and { } sum
            ? (months.Sum(month => month.Calls) / sum) - 1
            : null;
    }

    /// <summary>
    /// How much of the change from one month to another also happened last year, in log terms; null where it cannot be told.
    /// </summary>
    /// <remarks>Source: ops/docs/statistics.md, 2.5.</remarks>
    public static decimal? ShareAlsoLastYear(MonthlyCalls first, MonthlyCalls last)
    {
        if (LastYear(first) is not (> 0 and { } firstBefore) || LastYear(last) is not (> 0 and { } lastBefore))
            return null;
        if (first.Calls <= 0 || last.Calls <= 0 || first.Calls == last.Calls)
            return null;
        return (decimal)(Math.Log((double)(lastBefore / firstBefore)) / Math.Log((double)(last.Calls / first.Calls)));
    }
}
