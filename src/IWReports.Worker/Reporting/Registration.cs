using IWReports.Core.Reports;
using IWReports.Core.Reports.Drafts;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Reporting.Inputs.Board;
using IWReports.Worker.Reporting.Inputs.DailyDigest;
using IWReports.Worker.Reporting.Inputs.Drafts;
using IWReports.Worker.Reporting.Inputs.TeamWeek;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Pdf;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Reporting;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        services.AddSettings<RenderingOptions>("Rendering");
        services.AddSingleton<Templates>();
        services.AddSingleton(provider =>
        {
            var rendering = provider.GetRequiredService<IOptions<RenderingOptions>>().Value;
            return new WeasyPrint(rendering.Python, rendering.PdfTimeout);
        });
        services.AddSingleton<Renderer>();
        services.AddSingleton<EditionStore>();
        services.AddSingleton<Letters>();
        services.AddSingleton<FrozenParts>();
        services.AddSettings<CostOptions>("Costs");
        services.AddSingleton<RecommendationStore>();
        services.AddSingleton<ReportedCauseStore>();
        services.AddSingleton<WhatIfStore>();
        services.AddSingleton<IReportSource, BoardReportSource>();
        services.AddSingleton<IReportSource, DailyDigestSource>();
        services.AddSingleton<IReportSource, TeamWeekSource>();
        services.AddDrafts();
        services.AddReaders();
        services.AddSingleton<ReportJob>();
        return services;
    }

    private static void AddReaders(this IServiceCollection services)
    {
        services.AddSingleton<RecipientReader>();
        services.AddSingleton<CustomersReader>();
        services.AddSingleton<CasesReader>();
        services.AddSingleton<AgentsReader>();
        services.AddSingleton<DutiesReader>();
        services.AddSingleton<SurveyReader>();
        services.AddSingleton<RemarkReader>();
        services.AddSingleton<UnmappedReader>();
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
