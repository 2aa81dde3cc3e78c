namespace IWReports.Core.Kpis.Measuring;

/// <summary>
/// From this month on the process is another one, and its limits are drawn anew: decided by a person, for a reason that stands in the
/// chart.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 1.5.</remarks>
public sealed record Rebase(DateOnly From, string Why);
