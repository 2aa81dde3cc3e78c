namespace IWReports.Core.Statistics;

/// <summary>The pace of newcomers so many days after their first, and the calls it was measured over.</summary>
public readonly record struct PaceAt(double Days, double Pace, int Calls);

/// <summary>A pace that nears its end as time passes: e∞ − (e∞ − e₀)·exp(−t/τ). Source: ops/docs/statistics.md, 3.5.</summary>
public sealed record LearningCurve(double Start, double End, double Days)
{
    /// <summary>
    /// Through measured paces, the end taken as an experienced officer's; null below two of them, or where they do not rise towards it.
    /// </summary>
    public static LearningCurve? Of(IReadOnlyCollection<PaceAt> paces)
    {
        // What is missing to the end falls by the same part each day: a straight line of its logarithm, each pace by its calls.
        var missing = paces.Where(one => one.Pace < 1).Select(one => (one.Days, Log: Math.Log(1 - one.Pace), Weight: (double)one.Calls))
            .ToList();
        if (missing.Count < 2 || missing.Count < paces.Count)
            return null;
        var all = missing.Sum(one => one.Weight);
        var (day, log) = (missing.Sum(one => one.Weight * one.Days) / all, missing.Sum(one => one.Weight * one.Log) / all);
        var slope = missing.Sum(one => one.Weight * (one.Days - day) * (one.Log - log)) / missing.Sum(one =>
            one.Weight * (one.Days - day) * (one.Days - day));
        return slope < 0 ? new(1 - Math.Exp(log - (slope * day)), 1, -1 / slope) : null;
    }

    public double At(double daysOfTenure) => End - ((End - Start) * Math.Exp(-Math.Max(0, daysOfTenure) / Days));

    /// <summary>The day of tenure on which a pace is reached; null where the curve never gets there.</summary>
    public double? DayOf(double pace) => pace <= Start ? 0 : pace < End ? Days * Math.Log((End - Start) / (End - pace)) : null;
}
