using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>Hangfire on our database: its storage and client for every verb, its server for the service.</summary>
internal static class Registration
{
    /// <summary>Runs that go on side by side on one worker. Our jobs are few and heavy, and each thread holds connections.</summary>
    private const int Threads = 5;

    // Finished jobs are history for three months; the runs' own history is kept on.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public static IServiceCollection AddHangfireClient(this IServiceCollection services)
    {
        // Ours, not the process-wide ones: two programs in one process are two workers.
        services.AddSingleton<JobStorage>(provider =>
            Storage(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<IOptions<SchedulingOptions>>().Value));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<IJobFilterProvider>(provider => new JobFilterProviderCollection(
            new WithoutCulture(), new JobFilterAttributeFilterProvider(), new OwnFilters([.. provider.GetServices<JobFilterAttribute>()])));
        services.AddSingleton<JobFilterAttribute, BusyRuns>();
        services.AddHangfire(hangfire => hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        // A verb that never hands anything out does not pay for a client.
        services.AddSingleton(provider => new Lazy<IBackgroundJobClient>(provider.GetRequiredService<IBackgroundJobClient>));
        services.AddSingleton(provider => new Lazy<IRecurringJobManager>(provider.GetRequiredService<IRecurringJobManager>));
        services.AddSingleton<HandOut>();
        services.AddSingleton<RecurringJobs>();
        services.AddSingleton<Workers>();
        services.AddScoped<RunJobs>();
        return services;
    }

    public static IServiceCollection AddHangfireWorkers(
        this IServiceCollection services) => services.AddHangfireServer((provider, server) =>
    {
        server.WorkerCount = Threads;
        // How soon a cancelled run is told, and how soon one that had to wait comes back.
        server.CancellationCheckInterval = TimeSpan.FromSeconds(1);
        server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        // A worker that is alive beats several times before it counts as gone.
        server.HeartbeatInterval = TimeSpan.FromSeconds(
            Math.Min(30, provider.GetRequiredService<IOptions<SchedulingOptions>>().Value.TakeOverAfter.TotalSeconds / 4));
        server.ServerTimeout = provider.GetRequiredService<IOptions<SchedulingOptions>>().Value.TakeOverAfter;
        // Below the time that the program has to end, below which the service manager's limit is not.
        server.ShutdownTimeout = TimeSpan.FromSeconds(30);
    });

    private static PostgreSqlStorage Storage(NpgsqlDataSource database, SchedulingOptions settings) =>
        new(new Connections(database), new PostgreSqlStorageOptions
        {
            SchemaName = HangfireSchema.Name,
            PrepareSchemaIfNecessary = false,
            // Without it a run longer than the time-out is started again and again.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = settings.TakeOverAfter,
            EnableLongPolling = true,
            QueuePollInterval = settings.PollEvery,
        })
        { JobExpirationTimeout = KeptFor };

    private sealed class Connections(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }

    // Hangfire would store the culture's name with a job and run it in that culture: later settings, the currency and the week would be
    // lost.
    private sealed class WithoutCulture : IJobFilterProvider
    {
        public IEnumerable<JobFilter> GetFilters(Hangfire.Common.Job job) =>
            GlobalJobFilters.Filters.Where(filter => filter.Instance is not CaptureCultureAttribute);
    }

    private sealed class OwnFilters(IReadOnlyList<JobFilterAttribute> filters) : IJobFilterProvider
    {
        public IEnumerable<JobFilter> GetFilters(
            Hangfire.Common.Job job) => filters.Select(filter => new JobFilter(filter, JobFilterScope.Global, filter.Order));
    }
}
