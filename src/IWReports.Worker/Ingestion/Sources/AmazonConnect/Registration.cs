using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>Contact records of Amazon Connect, by site.</summary>
internal static class Registration
{
    public static IServiceCollection AddAmazonConnect(this IServiceCollection services)
    {
        services.AddTransient<ConnectLoad>();
        services.AddTransient<ConnectImport>();
        services.AddSingleton<IAgentCalls, ConnectAgents>();
        services.AddSingleton(new RowKind(ConnectLoad.Kind));
        services.AddSites<ConnectOptions>("Connect", (provider, site, options) => new ConnectPull(site, options,
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ConnectLoad>()));
        return services;
    }
}
