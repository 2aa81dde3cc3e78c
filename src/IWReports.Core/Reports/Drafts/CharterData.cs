using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Reports.Drafts;

/// <summary>A month's KPIs over the whole company, sums over sums.</summary>
public sealed record CharterData(
    string Company, ReportPeriod Period, IReadOnlyDictionary<string, KpiValue> Kpis, MeasureSettings Settings);
