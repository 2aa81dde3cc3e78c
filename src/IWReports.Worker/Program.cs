using IWReports.Worker.Admin;
using IWReports.Worker.Cli;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Questionnaires;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Analysis;
using IWReports.Worker.Reporting;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker;

/// <summary>Puts the program together: one line per stage, in pipeline order.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args, AddStages);

    /// <param name="serves">Whether the program goes on, with its dashboard; a verb answers and ends.</param>
    public static void AddStages(IHostApplicationBuilder builder, bool serves)
    {
        builder.Services.AddCompany();
        builder.Services.AddDatabase(builder.Configuration);
        builder.Services.AddIngestion();
        builder.Services.AddMeasurement();
        builder.Services.AddAnalysis();
        builder.Services.AddRendering();
        builder.Services.AddDelivery();
        builder.Services.AddScheduling();
        builder.Services.AddFeedback();
        builder.Services.AddAdmin();
        if (!serves)
            return;
        builder.Services.AddPages();
        builder.Services.AddFeedbackSite();
        builder.Services.AddWorkers();
    }
}
