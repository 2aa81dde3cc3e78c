using System.Collections.Concurrent;
using System.Threading.Channels;
using IWReports.Core.Calendar;
using IWReports.Worker.Cli;
using IWReports.Worker.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IWReports.Worker.Tests.Scheduling;

/// <summary>
/// The real program on a free port, on a test's database and clock, with a job that only writes down what it was run for.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication _program;
    private readonly DirectoryInfo _keys;

    private Installation(WebApplication program, DirectoryInfo keys) => (_program, _keys) = (program, keys);

    public IServiceProvider Services => _program.Services;

    public string Url => _program.Urls.Single();

    public T Get<T>()
        where T : notnull => _program.Services.GetRequiredService<T>();

    public static async Task<Installation> StartAsync(TestDatabase database, string now, Diary diary, string cron = "15 2 * * *",
        IReadOnlyList<Job>? jobs = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var installation = await PrepareAsync(database, now, diary, cron, jobs, settings);
        await installation._program.StartAsync();
        return installation;
    }

    /// <summary>Everything but the scheduler and the web server: what a verb of the command line has.</summary>
    public static async Task<Installation> PrepareAsync(TestDatabase database, string now, Diary diary, string cron = "15 2 * * *",
        IReadOnlyList<Job>? jobs = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var keys = Directory.CreateTempSubdirectory("iw-keys-");
        var builder = WorkerHost.Create(Program.AddStages);
        // Hangfire's log is the whole process's: one of a program that has ended would throw in another.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:IWReports"] = database.ConnectionString,
            ["Scheduling:Now"] = now,
            ["Scheduling:TakeOverAfter"] = "00:00:20",
            // Several programs in one process wake each other's workers instead of their own.
            ["Scheduling:PollEvery"] = "00:00:00.5",
            ["Scheduling:Jobs:0:Id"] = "nightly",
            ["Scheduling:Jobs:0:Job"] = "diary",
            ["Scheduling:Jobs:0:Cron"] = cron,
            ["Scheduling:Jobs:0:Days"] = "all",
            ["Admin:KeysFolder"] = keys.FullName,
        });
        // The settings' other schedules are not what these tests are about.
        for (var other = 1; builder.Configuration[$"Scheduling:Jobs:{other}:Id"] is not null; other++)
        {
            foreach (var (key, value) in new[] { ("Id", $"other-{other}"), ("Job", "diary"), ("Cron", "0 0 1 1 *"), ("Days", "all") })
                builder.Configuration[$"Scheduling:Jobs:{other}:{key}"] = value;
        }

        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddSingleton<IReadOnlyList<Job>>(
            [.. jobs ?? [], new("diary", "Writes down what it was run for", DuePeriod.Yesterday, diary.RunAsync)]);
        return new(await ServeVerb.PrepareAsync(builder, "http://127.0.0.1:0", CancellationToken.None), keys);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.StopAsync();
        await _program.DisposeAsync();
        _keys.Delete(recursive: true);
    }
}

/// <summary>Remembers the periods it was run for, and lets a test wait for them.</summary>
internal sealed class Diary
{
    private readonly ConcurrentQueue<string> _periods = new();
    private readonly Channel<string> _written = Channel.CreateUnbounded<string>();

    /// <summary>What a run does besides; a test may make it wait or fail.</summary>
    public Func<JobContext, CancellationToken,
        Task<JobOutcome>> Work { get; set; } = (context, _) => Task.FromResult(JobOutcome.Succeeded($"Wrote down {context.Period}."));

    public IReadOnlyList<string> Periods => [.. _periods];

    public async Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        _periods.Enqueue(context.Period.ToString());
        try
        {
            return await Work(context, cancellationToken);
        }
        finally
        {
            _written.Writer.TryWrite(context.Period.ToString());
        }
    }

    public async Task<IReadOnlyList<string>> WaitForAsync(int runs)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var run = 0; run < runs; run++)
            await _written.Reader.ReadAsync(patience.Token);
        return Periods;
    }
}
