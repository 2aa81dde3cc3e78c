namespace IWReports.Core.Reports.Charts;

/// <summary>
/// One half-hour: calls offered, how many of them hung up, officers on duty and needed; officers null where no roster or log-in says, the
/// need where it is not known.
/// </summary>
public sealed record DemandSlot(string Label, double Offered, double Abandoned, double? Officers, double? Needed = null);

/// <summary>Half-hour demand (bars, the abandoned part set off) against officers on duty (a stepped line on its own axis).</summary>
public sealed record DemandChart(string Id, string Title, string AlternativeText, IReadOnlyList<DemandSlot> Slots)
    : Chart(Id, Title, AlternativeText);
