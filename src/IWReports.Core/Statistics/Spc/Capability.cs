namespace IWReports.Core.Statistics.Spc;

/// <summary>
/// How a target lies to what the process does today: out of reach without redesign, challenging, achievable, or met already.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 6.1.</remarks>
public enum TargetZone { Unrealistic, Challenging, Achievable, AlreadyMet }

/// <summary>What a process as it runs promises: how often it meets a target, and what mean it would need. Good is up or down.</summary>
public sealed record Capability(ProcessLimits Limits, ImprovementDirection Improve)
{
    // d2 of moving ranges of two points.
    private const double D2 = 1.128;

    private const double Seldom = 0.1, Half = 0.5, NearlyAlways = 0.9;

    public double Sigma => Limits.MovingRange / D2;

    private int Up => Improve switch
    {
        ImprovementDirection.Up => 1,
        ImprovementDirection.Down => -1,
        _ => throw new InvalidOperationException("A figure without a good side has no target."),
    };

    /// <summary>The share of periods that meet a target at today's process.</summary>
    public double ChanceOf(double target)
    {
        var ahead = Up * (Limits.Mean - target);
        return Sigma > 0 ? Normal.Below(ahead / Sigma) : ahead >= 0 ? 1 : 0;
    }

    public TargetZone ZoneOf(double target) => ChanceOf(target) switch
    {
        < Seldom => TargetZone.Unrealistic,
        < Half => TargetZone.Challenging,
        <= NearlyAlways => TargetZone.Achievable,
        _ => TargetZone.AlreadyMet,
    };

    /// <summary>The mean that meets a target in this share of periods: how big the change must be.</summary>
    public double NeededMean(double target, double share) => target + (Up * Normal.Quantile(share) * Sigma);
}
