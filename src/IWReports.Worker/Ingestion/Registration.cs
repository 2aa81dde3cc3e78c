using IWReports.Worker.Sources;
using IWReports.Worker.Sources.AmazonConnect;
using IWReports.Worker.Sources.Asterisk;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddSingleton<Quarantine>();
        services.AddTransient(provider => new IngestJob([.. QueueLogs(provider), .. QueueLogTables(provider), .. Connects(provider)], provider.GetRequiredService<ILogger<IngestJob>>()));
        return services;
    }

    private static IEnumerable<ISource> QueueLogs(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.QueueLogs
            .Select(log => new QueueLogPull(log.Key, log.Value, provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<QueueLogLoad>()));

    private static IEnumerable<ISource> QueueLogTables(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.QueueLogTables
            .Select(site => new QueueLogTablePull(site.Key, site.Value, provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<QueueLogLoad>()));

    private static IEnumerable<ISource> Connects(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SourcesOptions>>().Value.Connect
            .Select(site => new ConnectPull(site.Key, site.Value, provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<ConnectLoad>()));
}
