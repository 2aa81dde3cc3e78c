using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Mapping;
using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.Tables.Files;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSettings<SourcesOptions>("Sources", strict: false)
            // Strictly for itself: an alias with entries below it would be left out otherwise.
            .Configure<IConfiguration>((sources, settings) => settings.GetSection($"Sources:{nameof(SourcesOptions.AgentAliases)}")
                .Bind(sources.AgentAliases, binder => binder.ErrorOnUnknownConfiguration = true));
        services.AddSettings<PrivacyOptions>("Privacy");
        services.AddMappings();
        services.AddSettings<IngestionOptions>("Ingestion")
            .PostConfigure<IOptions<CompanyOptions>, IOptions<SourcesOptions>>(
                (ingestion, company, sources) => ingestion.Know(company.Value, sources.Value))
            .PostConfigure<IEnumerable<RowKind>>((ingestion, kinds) => ingestion.Know(kinds));
        // One each: a key keeps a buffer of its own.
        services.AddTransient<CallerKey>();
        services.AddSingleton<AgentNames>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton<SourceRemoval>();
        services.AddTransient(provider => new IngestJob([.. provider.GetServices<IReadOnlyList<ISource>>().SelectMany(sites => sites)],
            provider.GetRequiredService<ILogger<IngestJob>>()));
        return services.AddSources();
    }

    private static IServiceCollection AddMappings(this IServiceCollection services)
    {
        MappingSignals.AddTo(services);
        services.AddSingleton(provider => new Mappings(provider.GetRequiredService<NpgsqlDataSource>,
            provider.GetRequiredService<MappingSignals>()));
        services.AddSingleton<ILoadedSettings>(provider => provider.GetRequiredService<Mappings>());
        services.AddOptions<CompanyOptions>().PostConfigure<Mappings>((company, mappings) => mappings.AddTo(company));
        services.AddOptions<SourcesOptions>().PostConfigure<Mappings>((sources, mappings) => mappings.AddTo(sources));
        return services;
    }

    /// <summary>Every kind of source; they are pulled in this order.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services) => services.AddTables().AddAsterisk().AddAmazonConnect()
        .AddShops().AddWooCommerce().AddShopify().AddTableFiles().AddQueries();
}
