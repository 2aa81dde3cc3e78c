namespace IWReports.Core.Kpis.Measuring;

/// <summary>From this month on limits are recalculated, as a person decided, for a reason that the chart gives.</summary>
/// <remarks>Source: ops/docs/statistics.md, 1.5.</remarks>
public sealed record Rebase(DateOnly From, string Why);
