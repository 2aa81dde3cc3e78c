using IWReports.Worker.Ingestion.Sources;
using IWReports.Worker.Ingestion.Sources.AmazonConnect;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Ingestion.Sources.Queries;
using IWReports.Worker.Ingestion.Sources.Shopify;
using IWReports.Worker.Ingestion.Sources.Shops;
using IWReports.Worker.Ingestion.Sources.Tables;
using IWReports.Worker.Ingestion.Sources.WooCommerce;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton<Quarantine>();
        services.AddSingleton<SourceRemoval>();
        services.AddTransient(provider => new IngestJob(
            [.. QueueLogs(provider), .. QueueLogTables(provider), .. Connects(provider), .. Shops(provider), .. Tables(provider),
                .. Queries(provider)], provider.GetRequiredService<ILogger<IngestJob>>()));
        return services;
    }

    private static IEnumerable<ISource> QueueLogs(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.QueueLogs
            .Select(log => new QueueLogPull(log.Key, log.Value, provider.GetRequiredService<NpgsqlDataSource>(),
                provider.GetRequiredService<QueueLogLoad>()));

    private static IEnumerable<ISource> QueueLogTables(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.QueueLogTables
            .Select(site => new QueueLogTablePull(site.Key, site.Value, provider.GetRequiredService<NpgsqlDataSource>(),
                provider.GetRequiredService<QueueLogLoad>()));

    private static IEnumerable<ISource> Connects(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.Connect
            .Select(site => new ConnectPull(site.Key, site.Value, provider.GetRequiredService<NpgsqlDataSource>(),
                provider.GetRequiredService<ConnectLoad>()));

    private static IEnumerable<ISource> Tables(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.Tables
            .Select(table => new TablePull(table.Key, table.Value, provider.GetRequiredService<NpgsqlDataSource>(),
                provider.GetRequiredService<CallerKey>(), provider.GetRequiredService<IOptions<IngestionOptions>>().Value,
                provider.GetRequiredService<TimeProvider>()));

    private static IEnumerable<ISource> Queries(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.Queries.Select(query =>
            new QueryPull(query.Key, query.Value, provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<CallerKey>(), provider.GetRequiredService<IOptions<IngestionOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));

    private static IEnumerable<ISource> Shops(IServiceProvider provider)
    {
        var (settings, database, time) = (provider.GetRequiredService<IOptions<SourcesOptions>>().Value,
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>());
        var limits = provider.GetRequiredService<IOptions<IngestionOptions>>().Value;
        return settings.WooCommerce.Select(shop =>
            new ShopPull(shop.Key, shop.Value, new WooCommerceApi(shop.Key, shop.Value), database, time, limits))
            .Concat(settings.Shopify.Select(shop =>
                new ShopPull(shop.Key, shop.Value, new ShopifyApi(shop.Key, shop.Value), database, time, limits)));
    }
}
