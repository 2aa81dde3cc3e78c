namespace IWReports.Benchmarks;

/// <summary>A page that was answered.</summary>
internal sealed record WebAnswer(string Path, int Status, double Ms);

/// <summary>A query that took long.</summary>
internal sealed record SlowQuery(double Ms, string Sql);

/// <summary>What people saw: every answer, and each slow query once, at its longest.</summary>
internal sealed record WebSeen(IReadOnlyList<WebAnswer> Answers, IReadOnlyList<SlowQuery> Slow)
{
    /// <summary>What a share of the answers took at most, in milliseconds.</summary>
    public double Share(double share)
    {
        var sorted = Answers.Select(answer => answer.Ms).Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    /// <summary>Each page, the one that took longest first.</summary>
    public IEnumerable<(string Path, int Count, double Median, double Longest)> Pages() => Answers.GroupBy(answer => answer.Path)
        .Select(page => (page.Key, page.Count(), new WebSeen([.. page], []).Share(0.5), page.Max(answer => answer.Ms)))
        .OrderByDescending(page => page.Item4);
}
