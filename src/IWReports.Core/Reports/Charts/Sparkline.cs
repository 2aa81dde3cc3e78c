using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Charts;

/// <summary>A figure's months as a small line without axes, its last point marked; null is a month that is not known.</summary>
public sealed record Sparkline(string Id, string Title, string AlternativeText, IReadOnlyList<double?> Values)
    : Chart(Id, Title, AlternativeText)
{
    public double? Target { get; init; }

    /// <summary>How the last point stands to its target; null where it has none.</summary>
    public Rag? Standing { get; init; }
}
