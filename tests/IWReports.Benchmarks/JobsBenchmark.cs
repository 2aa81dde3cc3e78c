using System.Diagnostics;
using Dapper;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;
using Npgsql;
using Registration = IWReports.Worker.Database.Registration;

namespace IWReports.Benchmarks;

/// <summary>What a worker with nothing to do asks of the database, and how soon a run that is asked for starts.</summary>
internal sealed record WorkerLoad(double StatementsPerSecond, int Connections, TimeSpan MedianStart, TimeSpan LongestStart, int Starts);

/// <summary>Measures a worker on a database of its own, which it makes and drops.</summary>
internal sealed class JobsBenchmark(IConfiguration settings, Func<HostApplicationBuilder> program)
{
    private const int Starts = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public Task<WorkerLoad> RunAsync(TimeSpan idle, IProgress<Progress> progress, CancellationToken cancellationToken) =>
        ScratchDatabase.RunAsync(settings.GetConnectionString(Registration.ConnectionName), "bench_jobs", async own =>
        {
            using var counted = new StatementCount();
            using var logging = LoggerFactory.Create(log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(counted));
            await using var database = Registration.Open(own, logging);
            return await MeasureAsync(database, counted, idle, progress, cancellationToken);
        });

    private async Task<WorkerLoad> MeasureAsync(
        NpgsqlDataSource database, StatementCount counted, TimeSpan idle, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await new Migrator(database).ApplyAsync(cancellationToken);
        await HangfireSchema.InstallAsync(database, cancellationToken);
        var builder = program();
        builder.Services.AddSingleton(database);
        builder.Services.AddWorkers();
        using var worker = builder.Build();
        await worker.Services.GetRequiredService<Schedules>().SeedAsync(cancellationToken);
        await worker.StartAsync(cancellationToken);

        progress.Report(new("warming up", 0));
        await Task.Delay(WarmUp, cancellationToken);
        progress.Report(new($"idle for {idle.TotalSeconds:0} s", 0.2));
        var (before, watch) = (counted.Count, Stopwatch.StartNew());
        await Task.Delay(idle, cancellationToken);
        var perSecond = (counted.Count - before) / watch.Elapsed.TotalSeconds;
        await using var look = await database.OpenConnectionAsync(cancellationToken);
        // The one that looks is none of the worker's.
        var connections = await look.ExecuteScalarAsync<int>(
            "select count(*)::int - 1 from pg_stat_activity where datname = current_database()");

        var starts = new List<TimeSpan>();
        for (var run = 0; run < Starts; run++)
        {
            progress.Report(new($"asking for run {run + 1} of {Starts}", 0.8 + (0.2 * run / Starts)));
            starts.Add(await StartAsync(worker.Services, look, cancellationToken));
        }

        await worker.StopAsync(cancellationToken);
        return new(perSecond, connections, starts.Order().ElementAt(Starts / 2), starts.Max(), Starts);
    }

    private static async Task<TimeSpan> StartAsync(IServiceProvider services, NpgsqlConnection look, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var run = await services.GetRequiredService<RunRequests>()
            .QueueAsync("retention", null, "bench", "how soon it starts", cancellationToken);
        while (await look.ExecuteScalarAsync<bool>("select state = 'queued' from job_run where id = @run", new { run }))
            await Task.Delay(5, cancellationToken);
        var started = watch.Elapsed;
        while (await look.ExecuteScalarAsync<bool>("select finished_at is null from job_run where id = @run", new { run }))
            await Task.Delay(20, cancellationToken);
        return started;
    }

    /// <summary>
    /// Counts what the pool sends: commands, the begin and the end of transactions, and the reset of a connection that is used
    /// again.
    /// </summary>
    private sealed class StatementCount : ILoggerProvider, ILogger
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name is "CommandExecutionCompleted" or "StartedTransaction" or "CommittedTransaction" or "RolledBackTransaction"
                or "ClosedConnection")
                Interlocked.Increment(ref _count);
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
