using IWReports.Worker.Host;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Scheduling;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSettings<SchedulingOptions>("Scheduling");
        services.AddSingleton(provider => DemoClock.From(provider.GetRequiredService<IOptions<SchedulingOptions>>().Value.Now));
        services.AddSingleton<BusinessClock>();
        services.AddSingleton(JobCatalog.All);
        services.AddSingleton<Schedules>();
        services.AddSingleton<ScheduleEdits>();
        services.AddSingleton<JobRuns>();
        services.AddSingleton<RunLeases>();
        services.AddSingleton<RunEndings>();
        services.AddSingleton<Cancellation>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<RunsInProcess>();
        services.AddSingleton<RunRequests>();
        services.AddSingleton<Backfill>();
        services.AddSingleton<Wakeup>();
        services.AddSingleton<AbsenceAlarm>();
        services.AddSettings<RetentionOptions>("Retention");
        services.AddSingleton<RetentionJob>();
        services.AddSingleton<FreshnessGate>();
        services.AddHangfireClient();
        return services;
    }

    /// <summary>What only the service needs: the hands and the clock.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddSingleton<LostRuns>();
        services.AddSingleton<DueRuns>();
        services.AddHangfireWorkers();
        services.AddHostedService(provider => provider.GetRequiredService<DueRuns>());
        services.AddHostedService<Ticks>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        return services;
    }
}
