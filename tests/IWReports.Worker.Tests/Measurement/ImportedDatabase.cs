using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>A measured database whose facts come from saved answers of shops and from tables.</summary>
public abstract class ImportedDatabase(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly TimeZoneInfo Utc = TimeZoneInfo.Utc;

    private protected async Task<ImportCounts> ShopAsync(ShopKind kind, string json)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, json);
        try
        {
            return await new ShopImport(Database.Source)
                .RunAsync(new(kind, [path], Utc, "shop"), new Progress<Progress>(), CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private protected Task<ImportCounts> TableAsync(string kind, string csv) => new TableFiles(Database).ImportAsync(kind, csv);

    /// <summary>Measures, and reads a KPI of a month as "numerator of denominator, state".</summary>
    private protected async Task<string> MeasuredAsync(string kpi, string from = "2025-09-01", string to = "2025-09-30")
    {
        await MeasureAsync();
        var value = await TotalAsync(kpi, from, to);
        return FormattableString.Invariant($"{value.Numerator:0.##} of {value.Denominator:0.##}, {value.State}");
    }
}
