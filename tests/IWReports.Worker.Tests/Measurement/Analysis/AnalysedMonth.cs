using IWReports.Core.Calendar;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Measurement.Analysis;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement.Analysis;

/// <summary>A November of a few calls, measured, and the job that analyses it.</summary>
public abstract class AnalysedMonth(TestDatabase database) : MeasuredDatabase(database), IAsyncLifetime
{
    private protected static readonly ReportPeriod November = ReportPeriod.Month(2025, 11);

    private protected static readonly Progress<Progress> Unwatched = new();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteHereAsync(
            """
            truncate monthly_analysis cascade;
            drop trigger if exists in_the_way on analysis_signal;
            drop trigger if exists counted on monthly_analysis
            """);
        foreach (var day in new[] { "2025-10-06", "2025-11-03", "2025-11-05" })
        {
            await CallAsync($"{day} 10:00", "answered", talk: 120, officer: "Mia");
            await CallAsync($"{day} 11:00", "abandoned", wait: 60);
        }

        await CallAsync("2025-12-01 10:00", "answered", talk: 120, officer: "Mia");
        await MeasureAsync(asOf: "2026-06-01");
    }

    private protected AnalyseJob Job(MeasurementOptions? options = null) => new(Database.Source, Data(), Bases(options), Store(options));

    private protected AnalysisReader Data() => new(
        Reader, new(Database.Source, Calendar, Company), new(Database.Source, Reader), new(Database.Source, Options()),
        new(Database.Source), Calendar, Company);

    private protected AnalysisStore Store(MeasurementOptions? options = null) => new(Database.Source, Bases(options));

    private protected static AnalysisBasisReader Bases(MeasurementOptions? options) =>
        new(new(Calendar, Options(options)), Calendar, Options(options));

    private protected static MeasurementOptions Usual() => new() { ProductivePauses = ["Wrap-up"] };

    private protected static IOptions<MeasurementOptions> Options(MeasurementOptions? options = null) =>
        Microsoft.Extensions.Options.Options.Create(options ?? Usual());
}
