using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Charts;

/// <summary>One figure against its target, on its own scale from 0 to <paramref name="Most"/>; what is usual is a band behind it.</summary>
public sealed record BulletRow(string Label, double Value, string ValueText, double Target, string TargetText, double Most, Rag? Standing)
{
    /// <summary>Of the value, the target and what is usual.</summary>
    public Unit Unit { get; init; }

    public double? UsualLow { get; init; }

    public double? UsualHigh { get; init; }
}

/// <summary>Figures of different units against their targets, a row each.</summary>
public sealed record BulletChart(string Id, string Title, string AlternativeText, IReadOnlyList<BulletRow> Rows)
    : Chart(Id, Title, AlternativeText);
