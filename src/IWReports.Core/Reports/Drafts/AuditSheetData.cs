using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What an audit of a month looks at.</summary>
public sealed record AuditSheetData(
    string Company, ReportPeriod Period, IReadOnlyDictionary<string, KpiValue> Kpis, MeasureSettings Settings)
{
    /// <summary>The weights passed and applied in quality reviews, by item.</summary>
    public required IReadOnlyList<KpiValue> Items { get; init; }
}
