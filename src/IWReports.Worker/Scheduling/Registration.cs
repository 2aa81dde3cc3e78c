using IWReports.Worker.Housekeeping;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace IWReports.Worker.Scheduling;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    /// <summary>Jobs that run side by side on one worker.</summary>
    private const int Threads = 4;

    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSettings<SchedulingOptions>("Scheduling", strict: true);
        services.AddSingleton(provider => DemoClock.From(provider.GetRequiredService<IOptions<SchedulingOptions>>().Value.Now));
        services.AddSingleton<BusinessClock>();
        services.AddSingleton(JobCatalog.All);
        services.AddSingleton<Schedules>();
        services.AddSingleton<RunLedger>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<RunRequests>();
        services.AddSingleton<Backfill>();
        services.AddSingleton<AbsenceAlarm>();
        services.AddSettings<RetentionOptions>("Retention", strict: true);
        services.AddSingleton<RetentionJob>();
        services.AddSingleton<Cluster>();
        services.AddSingleton<FreshnessGate>();
        AddScheduler(services);
        return services;
    }

    private static void AddScheduler(IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "iwreports";
                scheduler.GenerateInstanceId = true;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
                store.UseClustering();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.RecoverFiringsCancelledByShutdown = true;
                });
            });
        });
        // Hosted services start in this order: the scheduler fires nothing before the program has started, so the triggers are right by then.
        services.AddHostedService<Triggers>();
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
    }
}
