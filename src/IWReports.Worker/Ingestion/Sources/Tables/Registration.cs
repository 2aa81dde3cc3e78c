using IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The kinds of table there are, and guessing how a file has them.</summary>
internal static class Registration
{
    public static IServiceCollection AddTables(this IServiceCollection services)
    {
        foreach (var kind in TableCatalog.All)
            services.AddSingleton(new RowKind(kind.Name));
        return services.AddSingleton<FileSuggestion>();
    }
}
