namespace IWReports.Worker.Measurement.Analysis;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddAnalysis(this IServiceCollection services)
    {
        services.AddSingleton<AnalysisReader>();
        services.AddSingleton<AnalysisBasisReader>();
        services.AddSingleton<AnalysisStore>();
        services.AddSingleton<AnalyseJob>();
        return services;
    }
}
