using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddSettings<SourcesOptions>("Sources");
        services.AddSettings<PrivacyOptions>("Privacy");
        services.AddSettings<IngestionOptions>("Ingestion", strict: true);
        services.AddOptions<IngestionOptions>().PostConfigure<IOptions<CompanyOptions>,
            IOptions<SourcesOptions>>((ingestion, company, sources) => ingestion.Know(company.Value, sources.Value));
        // One each: a key keeps a buffer of its own.
        services.AddTransient<CallerKey>();
        services.AddTransient<QueueLogLoad>();
        services.AddTransient<QueueLogImport>();
        services.AddTransient<QueueLogReplay>();
        services.AddTransient<ConnectLoad>();
        services.AddTransient<ConnectImport>();
        services.AddSingleton<TableImport>();
        services.AddSingleton<ShopImport>();
        services.AddSingleton<OfficerNames>();
        return services;
    }
}
