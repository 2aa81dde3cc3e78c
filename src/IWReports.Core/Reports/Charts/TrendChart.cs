namespace IWReports.Core.Reports.Charts;

/// <summary>How a point of a trend is coloured: as the special-cause rules classed it.</summary>
public enum PointKind { Common, Improvement, Concern, Neutral }

/// <summary>One point: its place on the axis, its value, and the text that stands beside it where it should be named.</summary>
public sealed record TrendPoint(string Label, double Value, PointKind Kind, string? Note = null);

/// <summary>Values over time with process limits; limits null below 7 points, dotted while they are on trial. Last year's values, where known, go beside as a thin line.</summary>
public sealed record TrendChart(string Id, string Title, string AlternativeText, string Unit, IReadOnlyList<TrendPoint> Points) : Chart(Id, Title, AlternativeText)
{
    public double? Mean { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public bool Trial { get; init; }

    public double? Target { get; init; }

    public IReadOnlyList<double?> LastYear { get; init; } = [];
}
