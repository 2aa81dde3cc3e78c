using IWReports.Worker.Sources.Tables;

namespace IWReports.Worker.Sources;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddSingleton<TableImport>();
        return services;
    }
}
