namespace IWReports.Core.Kpis.Measuring;

/// <summary>From this month on the process is another one, and its limits are drawn anew: decided by a person, for a reason that stands in the chart. Source: statistics anchors, 1.1.</summary>
public sealed record Rebase(DateOnly From, string Why);
