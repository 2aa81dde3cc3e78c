using System.CommandLine;
using IWReports.Worker.Cli;
using IWReports.Worker.Database;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Extensions.Options;

namespace IWReports.Benchmarks;

/// <summary>A database that a benchmark is made, with the program on it, and the peers of loading.</summary>
internal static class BenchDatabase
{
    public static Task<T> RunAsync<TBenchmark, T>(
        IServiceProvider services, string purpose, Func<TBenchmark, Task<T>> run, CancellationToken cancellationToken)
    {
        var connection = services.GetRequiredService<IConfiguration>().GetConnectionString(Registration.ConnectionName);
        var python = services.GetRequiredService<IOptions<RenderingOptions>>().Value.Python;
        return ScratchDatabase.RunAsync(connection, purpose, async own =>
        {
            await using var database = Registration.Open(own);
            await new Migrator(database).ApplyAsync(cancellationToken);
            var builder = WorkerHost.CreateForVerb(Worker.Program.AddStages);
            builder.Services.AddSingleton(database);
            using var host = builder.Build();
            var peers = new LoadPeers(own, python, typeof(BenchDatabase).Assembly.Location);
            return await run(ActivatorUtilities.CreateInstance<TBenchmark>(host.Services, peers));
        });
    }

    /// <summary>How long a log is made.</summary>
    public static Option<long> Lines()
    {
        var lines = new Option<long>("--lines") { Description = "How long a log", DefaultValueFactory = _ => 1_000_000 };
        lines.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<long>() < 1)
                option.AddError("--lines must be at least 1.");
        });
        return lines;
    }
}
