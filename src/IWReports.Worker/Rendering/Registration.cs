namespace IWReports.Worker.Rendering;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        return services;
    }
}
