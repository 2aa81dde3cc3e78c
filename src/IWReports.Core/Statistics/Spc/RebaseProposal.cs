namespace IWReports.Core.Statistics.Spc;

/// <summary>A change that someone entered: when it began, what it was, and who says so.</summary>
public sealed record DatedCause(DateOnly Date, string What, string EnteredBy);

/// <summary>
/// New limits from a date on, for a person to decide: limits never move by themselves. Source: ops/docs/statistics.md, 1.5.
/// </summary>
public sealed record RebaseProposal(DateOnly From, int Points, DatedCause Cause)
{
    /// <summary>A shift of fewer points is not yet a new level.</summary>
    public const int MinOnOneSide = 8;

    /// <summary>Null unless the last points lie on one side of the mean, enough of them, and a named cause began with the first.</summary>
    public static RebaseProposal? Of(XmrChart chart, IEnumerable<DatedCause> causes)
    {
        var points = chart.Points.TakeLast(chart.Count).ToList();
        var side = Math.Sign(points[^1].Value - chart.Limits.Mean);
        var run = points.AsEnumerable().Reverse().TakeWhile(point => Math.Sign(point.Value - chart.Limits.Mean) == side).Count();
        if (side == 0 || run < MinOnOneSide)
            return null;
        // A point stands for the time from its date to the next one's; the change happened in the first of the run, or since the last
        // before it.
        var first = points.Count - run;
        var after = first > 0 ? points[first - 1].Date : DateOnly.MinValue;
        var cause = causes.Where(cause => cause.Date > after && cause.Date < points[first + 1].Date).OrderByDescending(cause => cause.Date)
            .FirstOrDefault();
        return cause is null ? null : new(points[first].Date, run, cause);
    }
}
