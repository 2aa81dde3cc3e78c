using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddMeasurement(this IServiceCollection services)
    {
        services.AddSettings<KpiOptions>("Kpis");
        services.AddSettings<MeasurementOptions>("Measurement").PostConfigure<IOptions<KpiOptions>,
            IOptions<CompanyOptions>>((measurement, kpis, company) =>
                (measurement.Targets, measurement.Rebases, measurement.Currency) = (kpis.Value.Dated(), kpis.Value.Rebased(),
                company.Value.Currency))
            .PostConfigure<KpiMarks>((measurement, marks) => marks.AddTo(measurement));
        var changed = ReloadSignal<MeasurementOptions>.AddTo(services);
        services.AddSingleton(provider => new KpiMarks(provider.GetRequiredService<NpgsqlDataSource>, changed));
        services.AddSingleton<ILoadedSettings>(provider => provider.GetRequiredService<KpiMarks>());
        services.AddSingleton<FactReader>();
        services.AddSingleton<PartReader>();
        services.AddSingleton<MeasureJob>();
        services.AddSingleton<KpiReader>();
        services.AddSingleton<CallsBehind>();
        services.AddSingleton<TeamBookReader>();
        services.AddSingleton<Restatements>();
        services.AddSingleton<RosterReader>();
        services.AddSingleton<CallsReader>();
        services.AddSingleton<MonthlyCallsReader>();
        services.AddSingleton<CallTotalsReader>();
        services.AddSingleton<ServiceLogReader>();
        services.AddSingleton<Definitions>();
        services.AddSingleton<DaysOfOtherSettings>();
        return services;
    }
}
