using IWReports.Core.Analysis.Data;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Sheets;
using IWReports.Core.Reports;
using IWReports.Worker.Company;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>One edition to be: whom it is about, what it says, who gets it, and up to when its data goes.</summary>
internal sealed record Draft(string Scope, ReportModel Model, IReadOnlyList<Recipient> Recipients, DateTimeOffset? DataTo)
{
    /// <summary>Who should get it and is not there, and what to do; null when all are.</summary>
    public string? NoReader { get; init; }

    /// <summary>The KPI values it was built from, and what they are about: published once an edition of it is sent.</summary>
    public IReadOnlyList<KpiValue> Figures { get; init; } = [];

    /// <summary>What it recommends, to be decided and followed up.</summary>
    public IReadOnlyList<PastRecommendation> Recommendations { get; init; } = [];

    /// <summary>The workbook's sheets; none where the report has no workbook.</summary>
    public IReadOnlyList<Sheet> Sheets { get; init; } = [];

    public Scope About { get; init; } = Core.Facts.Scope.Company;
}
