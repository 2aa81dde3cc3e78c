using IWReports.Worker.Rendering.Pdf;

namespace IWReports.Worker.Rendering;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        services.AddOptions<RenderingOptions>().BindConfiguration("Rendering").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Templates>();
        services.AddSingleton<WeasyPrint>();
        services.AddSingleton<Renderer>();
        services.AddSingleton<EditionStore>();
        return services;
    }
}
