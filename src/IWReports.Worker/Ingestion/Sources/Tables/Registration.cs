namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The kinds of table there are.</summary>
internal static class Registration
{
    public static IServiceCollection AddTables(this IServiceCollection services)
    {
        foreach (var kind in TableCatalog.All)
            services.AddSingleton(new RowKind(kind.Name));
        return services;
    }
}
