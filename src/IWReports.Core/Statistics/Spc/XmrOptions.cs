namespace IWReports.Core.Statistics.Spc;

/// <summary>How an XmR chart is made.</summary>
public sealed record XmrOptions(ImprovementDirection Improve)
{
    /// <summary>Fewer points than this give no dependable base to fix limits on.</summary>
    public const int MinToFix = 12;

    public double? Target { get; init; }

    /// <summary>Dates of points that start a new group with its own limits.</summary>
    public IReadOnlyCollection<DateOnly> Rebase { get; init; } = [];

    /// <summary>Limits come from this many first points of each group; null for all.</summary>
    public int? FixAfter { get; init; }

    /// <summary>Whether moving ranges that are themselves a special cause are left out, once.</summary>
    public bool Screen { get; init; } = true;
}
