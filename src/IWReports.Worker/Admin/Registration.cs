namespace IWReports.Worker.Admin;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        return services;
    }
}
