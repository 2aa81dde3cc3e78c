using IWReports.Worker.Ingestion.Sources.Shops;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.WooCommerce;

/// <summary>WooCommerce shops.</summary>
internal static class Registration
{
    public static IServiceCollection AddWooCommerce(this IServiceCollection services)
    {
        services.AddSingleton(new RowKind(WooCommerceOrder.Kind.Name));
        services.AddSites<WooCommerceOptions>("WooCommerce", (provider, shop, options) => new ShopPull(
            shop, options, new WooCommerceApi(shop, options), provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<IngestionOptions>>().Value));
        return services;
    }
}
