namespace IWReports.Core.Statistics;

/// <summary>A net promoter score, −100 to 100, and its 95 % margin. Source: ops/docs/statistics.md, 5.4.</summary>
public readonly record struct NetPromoterScore(double Score, double Margin)
{
    /// <summary>Null when nobody answered. When all answered alike the margin is 0, which says nothing: read the counts then.</summary>
    public static NetPromoterScore? Of(long promoters, long passives, long detractors)
    {
        var n = promoters + passives + detractors;
        if (n == 0)
            return null;
        var (liked, disliked) = ((double)promoters / n, (double)detractors / n);
        var variance = liked + disliked - ((liked - disliked) * (liked - disliked));
        return new(100 * (liked - disliked), 100 * Normal.Z95 * Math.Sqrt(Math.Max(0, variance) / n));
    }

    /// <summary>How much it rose since another survey, with the margin of the difference.</summary>
    public (double Change, double Margin) Since(NetPromoterScore before) =>
        (Score - before.Score, Math.Sqrt((Margin * Margin) + (before.Margin * before.Margin)));
}
