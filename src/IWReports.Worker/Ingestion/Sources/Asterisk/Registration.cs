using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Asterisk's queue_log by site, from its files or from its realtime tables.</summary>
internal static class Registration
{
    public static IServiceCollection AddAsterisk(this IServiceCollection services)
    {
        services.AddTransient<QueueLogLoad>();
        services.AddTransient<QueueLogImport>();
        services.AddTransient<QueueLogReplay>();
        services.AddSingleton<IAgentCalls, QueueLogAgents>();
        services.AddSingleton(new RowKind(QueueLogLoad.Kind));
        services.AddSites<QueueLogOptions>("QueueLogs", (provider, site, options) => new QueueLogPull(site, options,
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<QueueLogLoad>()));
        services.AddSites<QueueLogTableOptions>("QueueLogTables", (provider, site, options) => new QueueLogTablePull(site, options,
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<QueueLogLoad>()));
        services.AddSingleton<IValidateOptions<Sites<QueueLogTableOptions>>, OneLogASite>();
        return services;
    }
}
