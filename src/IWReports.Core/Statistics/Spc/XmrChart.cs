namespace IWReports.Core.Statistics.Spc;

/// <summary>A dated value of a series.</summary>
public readonly record struct SeriesPoint(DateOnly Date, double Value);

/// <summary>
/// A point as the rules see it: which rule marks it, on which side (1 high or rising, −1 low or falling), and what that means.
/// </summary>
public sealed record XmrPoint(DateOnly Date, double Value, ProcessLimits Limits, SpecialCause Cause, int Direction, Variation Variation);

/// <summary>
/// An XmR chart after the Making Data Count rules: limits, a class for every point, and what the last point says of variation and target.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 1.1.</remarks>
public sealed record XmrChart
{
    /// <summary>Below this many points limits are on trial, and reports withhold the icons.</summary>
    public const int MinForIcons = 13;

    /// <summary>Below this many points a report draws no limits at all.</summary>
    public const int MinForLimits = 7;

    public required IReadOnlyList<XmrPoint> Points { get; init; }

    /// <summary>Of the last rebase group.</summary>
    public required ProcessLimits Limits { get; init; }

    /// <summary>Points of the last rebase group.</summary>
    public required int Count { get; init; }

    /// <summary>Null without a target or a good direction.</summary>
    public required Assurance? Assurance { get; init; }

    public Variation Variation => Points[^1].Variation;

    public bool IsTrial => Count < MinForIcons;

    /// <summary>Charts a series in any order, without two values on one date.</summary>
    public static XmrChart Of(IEnumerable<SeriesPoint> series, XmrOptions options)
    {
        var sorted = series.OrderBy(point => point.Date).ToList();
        if (sorted.Count == 0)
            throw new ArgumentException("An XmR chart needs at least one point.", nameof(series));
        if (options.FixAfter < XmrOptions.MinToFix)
            throw new ArgumentException($"Limits can be fixed after {XmrOptions.MinToFix} or more points.", nameof(options));

        var groups = Groups(sorted, options.Rebase).Select(group => Classify(group, options)).ToList();
        var limits = groups[^1][^1].Limits;
        return new()
        {
            Points = [.. groups.SelectMany(group => group)],
            Limits = limits,
            Count = groups[^1].Count,
            Assurance = AssuranceOf(limits.Lower, limits.Upper, options.Target, options.Improve),
        };
    }

    /// <summary>A target on a limit is neither surely met nor surely missed.</summary>
    internal static Assurance? AssuranceOf(double lower, double upper, double? target, ImprovementDirection improve) =>
        (target, improve) switch
    {
        (null, _) or (_, ImprovementDirection.None) => null,
        ({ } above, _) when above > upper => improve == ImprovementDirection.Up ? Spc.Assurance.Fail : Spc.Assurance.Pass,
        ({ } below, _) when below < lower => improve == ImprovementDirection.Up ? Spc.Assurance.Pass : Spc.Assurance.Fail,
        _ => Spc.Assurance.HitAndMiss,
    };

    private static List<List<SeriesPoint>> Groups(List<SeriesPoint> sorted, IReadOnlyCollection<DateOnly> rebase)
    {
        var groups = new List<List<SeriesPoint>> { new() };
        foreach (var point in sorted)
        {
            if (rebase.Contains(point.Date) && groups[^1].Count > 0)
                groups.Add([]);
            groups[^1].Add(point);
        }

        return groups;
    }

    private static List<XmrPoint> Classify(List<SeriesPoint> group, XmrOptions options)
    {
        double[] values = [.. group.Select(point => point.Value)];
        var limits = ProcessLimits.Of(values.AsSpan(0, Math.Min(options.FixAfter ?? values.Length, values.Length)), options.Screen);
        int[] side = [.. values.Select(value => Math.Sign(value - limits.Mean))];
        var outside = SpecialCauseRules.OutsideLimits(values, limits.Lower, limits.Upper);
        bool[] near = [.. values.Select((value, i) => outside[i] == 0 && (value < limits.NearLower || value > limits.NearUpper))];
        var marks = SpecialCauseRules.All(values, side, outside, near);
        return [.. group.Select((point, i) => new XmrPoint(point.Date, point.Value, limits, marks[i].Cause, marks[i].Direction,
            VariationOf(marks[i].Direction, options.Improve)))];
    }

    internal static Variation VariationOf(int direction, ImprovementDirection improve) => (direction, improve) switch
    {
        (0, _) => Variation.Common,
        (> 0, ImprovementDirection.None) => Variation.NeutralHigh,
        (_, ImprovementDirection.None) => Variation.NeutralLow,
        (> 0, ImprovementDirection.Up) => Variation.ImprovementHigh,
        (> 0, _) => Variation.ConcernHigh,
        (_, ImprovementDirection.Up) => Variation.ConcernLow,
        _ => Variation.ImprovementLow,
    };
}
