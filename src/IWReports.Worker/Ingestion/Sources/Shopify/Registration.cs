using IWReports.Worker.Ingestion.Sources.Shops;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Shopify;

/// <summary>Shopify shops.</summary>
internal static class Registration
{
    public static IServiceCollection AddShopify(this IServiceCollection services)
    {
        services.AddSingleton(new RowKind(ShopifyOrder.Kind.Name));
        services.AddSites<ShopifyOptions>("Shopify", (provider, shop, options) => new ShopPull(
            shop, options, new ShopifyApi(shop, options), provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<IngestionOptions>>().Value));
        return services;
    }
}
