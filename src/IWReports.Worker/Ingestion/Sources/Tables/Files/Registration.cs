using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Tables.Files;

/// <summary>Files of tables: imported by a verb, or pulled from where others write them.</summary>
internal static class Registration
{
    public static IServiceCollection AddTableFiles(this IServiceCollection services)
    {
        services.AddSingleton<TableImport>();
        services.AddSites<TablePullOptions>("Tables", (provider, table, options) => new TablePull(table, options,
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<CallerKey>(),
            provider.GetRequiredService<IOptions<IngestionOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
