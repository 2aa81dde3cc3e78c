using IWReports.Core.Statistics;
namespace IWReports.Core.Analysis.Surveys;

/// <summary>What a customer expects and receives in one item, 1 to 7; null where left blank.</summary>
public readonly record struct RaterItem(int? Expected, int? Received);

/// <summary>One customer's items by dimension, and how much each dimension matters, in points that sum to 100 (null: not asked).</summary>
public sealed record RaterRespondent(IReadOnlyDictionary<string, IReadOnlyList<RaterItem>> Dimensions, IReadOnlyDictionary<string,
    double>? Points = null);

/// <summary>
/// A dimension's gap: the mean over respondents of the mean of their items, with its standard error (null for one respondent).
/// </summary>
public sealed record RaterGap(string Dimension, double Gap, double? StandardError, int Respondents)
{
    public bool IsDependable => Respondents >= MinSample.RaterGap;
}

/// <summary>How far what customers receive lies above or below what they expect. Source: ops/docs/statistics.md, 5.5.</summary>
public sealed record RaterGaps(IReadOnlyList<RaterGap> Dimensions, double? Weighted)
{
    private const double AllPoints = 100;

    /// <summary>Weighted by each respondent's own points, of those who gave them for every dimension they answered.</summary>
    public static RaterGaps Of(IReadOnlyCollection<RaterRespondent> respondents)
    {
        var answered = respondents.Select(one => (Gaps: GapsOf(one), one.Points)).ToList();
        var dimensions = answered.SelectMany(one => one.Gaps).GroupBy(gap => gap.Key, StringComparer.Ordinal)
            .Select(gaps => Summed(gaps.Key, [.. gaps.Select(gap => gap.Value)]));
        List<double> weighted = [.. answered.Where(one => one.Points is not null && one.Gaps.Count > 0
            && one.Gaps.Keys.All(one.Points.ContainsKey)).Select(one => one.Gaps.Sum(gap => one.Points![gap.Key] / AllPoints * gap.Value))];
        return new([.. dimensions], weighted.Count > 0 ? weighted.Average() : null);
    }

    private static Dictionary<string, double> GapsOf(RaterRespondent respondent) => respondent.Dimensions
        .Select(dimension => (dimension.Key, Items: dimension.Value.Where(item => item is { Expected: not null, Received: not null })
            .ToList()))
        .Where(dimension => dimension.Items.Count > 0)
        .ToDictionary(dimension => dimension.Key,
            dimension => dimension.Items.Average(item => item.Received!.Value - item.Expected!.Value), StringComparer.Ordinal);

    private static RaterGap Summed(string dimension, List<double> gaps)
    {
        var mean = gaps.Average();
        var squares = gaps.Sum(gap => (gap - mean) * (gap - mean));
        return new(dimension, mean, gaps.Count > 1 ? Math.Sqrt(squares / (gaps.Count - 1) / gaps.Count) : null, gaps.Count);
    }
}
