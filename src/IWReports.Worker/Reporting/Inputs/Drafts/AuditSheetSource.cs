using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.BeHeard;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Editions;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>The audit sheet of a month, over the whole company.</summary>
internal sealed class AuditSheetSource(KpiReader kpis, BusinessCalendar calendar,
    IOptions<CompanyOptions> company, IOptions<MeasurementOptions> measurement) : IReportSource
{
    public string Report => ReportCatalog.AuditSheet.Id;

    public async Task<IReadOnlyList<Draft>> DraftAsync(
        ReportPeriod period, string? scope, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var name = WholeCompany.Checked(scope);
        var values = await kpis.ReadAsync(KpiCatalog.All, period.From, period.To, KpiBy.Total, Scope.Company, cancellationToken);
        var settings = measurement.Value.For(calendar, period.To);
        var data = new AuditSheetData(company.Value.Name, period, values.ToDictionary(value => value.Kpi.Id), settings)
        {
            Items = await kpis.ReadAsync(
                [KpiCatalog.Find(ProcedureCompliance.Id)!], period.From, period.To, KpiBy.Topic, Scope.Company, cancellationToken),
        };
        return [new(name, AuditSheet.Build(data), [], null)];
    }
}
