using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Charts;

/// <summary>A station of the customer's journey with its weakest KPI; no value and no standing where nothing was judged.</summary>
public sealed record JourneyStation(string Name, string Kpi, string Value, Rag? Standing)
{
    /// <summary>The value as a number; null where nothing was judged.</summary>
    public decimal? Measured { get; init; }

    public Unit Unit { get; init; }
}

/// <summary>The customer's journey as a strip of stations.</summary>
public sealed record JourneyChart(string Id, string Title, string AlternativeText, IReadOnlyList<JourneyStation> Stations)
    : Chart(Id, Title, AlternativeText);
