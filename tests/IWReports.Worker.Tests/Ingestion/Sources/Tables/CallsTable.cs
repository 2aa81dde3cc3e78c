using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A spreadsheet of calls, imported and measured.</summary>
public abstract class CallsTable(TestDatabase database) : MeasuredDatabase(database)
{
    private protected const string Day = "2025-11-27";

    private protected Task<ImportCounts> ImportAsync(string csv, string? map = null, string? site = null) =>
        new TableFiles(Database).ImportAsync("calls", csv, map, site: site);

    private protected async Task<KpiValue> OnAsync(string kpi, string day = Day) => (await ReadAsync(kpi, day, day)).Single();

    private protected async Task<(decimal? Numerator, decimal? Denominator)> SumsAsync(string kpi, string from = Day, string to = Day) =>
        (await TotalAsync(kpi, from, to)) is var value ? (value.Numerator, value.Denominator) : default;

    private protected static long LeftOver(ImportCounts counts) =>
        counts.Read - counts.Inserted - counts.Updated - counts.Unchanged - counts.Duplicates - counts.Rejected - counts.Details["totals"]
            - counts.Details["outbound"];
}
