namespace IWReports.Worker.Ingestion;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        return services;
    }
}
