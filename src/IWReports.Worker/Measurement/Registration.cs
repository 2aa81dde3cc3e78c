using IWReports.Worker.Measurement.Facts;

namespace IWReports.Worker.Measurement;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddMeasurement(this IServiceCollection services)
    {
        services.AddSettings<MeasurementOptions>("Measurement");
        services.AddSingleton<FactReader>();
        services.AddSingleton<MeasureJob>();
        services.AddSingleton<KpiReader>();
        services.AddSingleton<Definitions>();
        return services;
    }
}
