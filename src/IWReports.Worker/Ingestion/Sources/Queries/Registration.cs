using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Queries;

/// <summary>Queries of other databases.</summary>
internal static class Registration
{
    public static IServiceCollection AddQueries(this IServiceCollection services)
    {
        services.AddSites<QueryOptions>("Queries", (provider, query, options) => new QueryPull(query, options,
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<CallerKey>(),
            provider.GetRequiredService<IOptions<IngestionOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
