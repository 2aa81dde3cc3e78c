namespace IWReports.Worker.Measurement;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddMeasurement(this IServiceCollection services)
    {
        return services;
    }
}
