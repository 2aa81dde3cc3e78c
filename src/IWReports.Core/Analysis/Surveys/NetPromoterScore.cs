namespace IWReports.Core.Analysis.Surveys;

/// <summary>A net promoter score, −100 to 100, and its 95 % margin. Source: metric definitions, 2.10.</summary>
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
        return new(100 * (liked - disliked), 100 * Wilson.Z95 * Math.Sqrt(Math.Max(0, variance) / n));
    }
}
