using IWReports.Worker.Rendering.Pdf;
using IWReports.Worker.Rendering.Reports;

namespace IWReports.Worker.Rendering;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        services.AddSettings<RenderingOptions>("Rendering");
        services.AddSingleton<Templates>();
        services.AddSingleton<WeasyPrint>();
        services.AddSingleton<Renderer>();
        services.AddSingleton<EditionStore>();
        services.AddSettings<CostOptions>("Costs");
        services.AddSingleton<AdviceStore>();
        services.AddSingleton<StatedCauseStore>();
        services.AddSingleton<IReportSource, BoardReportSource>();
        services.AddSingleton<IReportSource, DailyDigestSource>();
        services.AddSingleton<IReportSource, TeamWeekSource>();
        services.AddSingleton<ReportJob>();
        return services;
    }
}
