namespace IWReports.Core.Analysis.Targets;

/// <summary>Interim targets from where a figure is to where it shall be; the first is the start.</summary>
/// <remarks>Source: ops/docs/statistics.md, 6.3.</remarks>
public static class GlidePath
{
    /// <summary>Equal steps.</summary>
    public static double[] Straight(double start, double goal, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return [.. Enumerable.Range(0, months + 1).Select(month => start + ((goal - start) * month / months))];
    }
}
