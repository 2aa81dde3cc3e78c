namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>What all shops share.</summary>
internal static class Registration
{
    public static IServiceCollection AddShops(this IServiceCollection services)
    {
        services.AddSingleton<ShopImport>();
        return services;
    }
}
