using IWReports.Core.Reports;
using IWReports.Core.Reports.Drafts;
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
        services.AddDrafts();
        services.AddSingleton<ReportJob>();
        return services;
    }

    // What people finish and hand over themselves.
    private static void AddDrafts(this IServiceCollection services)
    {
        services.AddLetter(ReportCatalog.Apology, Apology.Build);
        services.AddLetter(ReportCatalog.ComplaintReply, ComplaintReply.Build);
        services.AddSingleton<IReportSource, CharterSource>();
        services.AddSingleton<IReportSource, CoachingSheetSource>();
        services.AddSingleton<IReportSource, AuditSheetSource>();
    }

    private static void AddLetter(this IServiceCollection services, ReportKind kind, Func<LetterData, ReportModel> build) =>
        services.AddSingleton<IReportSource>(provider => ActivatorUtilities.CreateInstance<LetterSource>(provider, kind, build));
}
