using System.Globalization;

namespace IWReports.Core.Statistics.Spc;

/// <summary>Hits of so many in a period.</summary>
public readonly record struct ShareOf(DateOnly Date, double Hits, double N);

/// <summary>A share with its own limits: the fewer it was counted over, the wider.</summary>
public sealed record LaneyPoint(DateOnly Date, double Value, double N, double Lower, double Upper, SpecialCause Cause, int Direction,
    Variation Variation);

/// <summary>A chart of shares of large numbers (P′), where chance alone explains less than days really differ.</summary>
/// <remarks>Source: ops/docs/statistics.md, 1.7.</remarks>
public sealed record LaneyChart(double Mean, double SigmaZ, IReadOnlyList<LaneyPoint> Points)
{
    // d2 of moving ranges of two points.
    private const double D2 = 1.128;

    private const double Outer = 3, Near = 2;

    // From here on days differ about as much as chance lets them: an ordinary chart says the same.
    private const double LikeChance = 1.1;

    /// <summary>Whether periods differ more than counting such numbers would make them.</summary>
    public bool IsOverdispersed => SigmaZ > LikeChance;

    /// <summary>Periods that counted nothing say nothing.</summary>
    public static LaneyChart OfShares(IEnumerable<ShareOf> series, ImprovementDirection improve)
    {
        var counted = series.Where(one => one.N > 0).OrderBy(one => one.Date).ToList();
        if (counted.Count == 0)
            throw new ArgumentException("A chart of shares needs a period that counted something.", nameof(series));
        if (counted.Find(one => one.Hits < 0 || one.Hits > one.N) is { N: > 0 } wrong)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{wrong.Date}: {wrong.Hits} of {wrong.N} is no share."), nameof(series));

        var mean = counted.Sum(one => one.Hits) / counted.Sum(one => one.N);
        double[] values = [.. counted.Select(one => one.Hits / one.N)];
        double[] chance = [.. counted.Select(one => Math.Sqrt(mean * (1 - mean) / one.N))];
        double[] z = [.. values.Zip(chance, (value, sigma) => sigma > 0 ? (value - mean) / sigma : 0)];
        var sigmaZ = z.Length < 2 ? 0 : z.Skip(1).Zip(z, (value, before) => Math.Abs(value - before)).Average() / D2;

        var outside = SpecialCauseRules.OutsideLimits(z, -Outer * sigmaZ, Outer * sigmaZ);
        var marks = SpecialCauseRules.All(values, [.. z.Select(Math.Sign)], outside,
            [.. z.Select((value, i) => outside[i] == 0 && Math.Abs(value) > Near * sigmaZ)]);
        return new(mean, sigmaZ, [.. counted.Select((one, i) => new LaneyPoint(
            one.Date, values[i], one.N, Math.Max(0, mean - (Outer * chance[i] * sigmaZ)),
                Math.Min(1, mean + (Outer * chance[i] * sigmaZ)), marks[i].Cause, marks[i].Direction,
                XmrChart.VariationOf(marks[i].Direction, improve)))]);
    }
}
