namespace IWReports.Core.Reports.Charts;

/// <summary>How a point of a trend is coloured: as the special-cause rules classed it.</summary>
public enum PointKind { Common, Improvement, Concern, Neutral }

/// <summary>One point: its place on the axis, its value, and the text beside it where it is to be named.</summary>
public sealed record TrendPoint(string Label, double Value, PointKind Kind, string? Note = null)
{
    /// <summary>What is usual there; null below 7 points.</summary>
    public TrendRange? Usual { get; init; }

    /// <summary>What somebody noted of that time; null where nobody did.</summary>
    public string? Noted { get; init; }

    /// <summary>Why limits are recalculated from this point on; null where they go on.</summary>
    public string? Rebased { get; init; }
}

/// <summary>The mean and limits of a process at a point: level as long as it stays the same, wandering with a season.</summary>
public sealed record TrendRange(double Mean, double Lower, double Upper);

/// <summary>
/// Values over time with process limits, dotted while those of the last point are on trial. Last year's values, where known, go beside as
/// a thin line.
/// </summary>
public sealed record TrendChart(string Id, string Title, string AlternativeText, string Unit, IReadOnlyList<TrendPoint> Points)
    : Chart(Id, Title, AlternativeText)
{
    public bool Trial { get; init; }

    /// <summary>What is aimed at in each point; empty without a target.</summary>
    public IReadOnlyList<double?> Targets { get; init; } = [];

    public IReadOnlyList<double?> LastYear { get; init; } = [];
}
