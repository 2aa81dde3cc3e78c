using System.CommandLine;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Bench;
using IWReports.Worker.Rendering;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>What loading and measuring a telephone log takes, beside COPY, pandas and DuckDB, on a database made for it.</summary>
internal static class BenchLoadVerb
{
    // Set where the peers were built: they are no part of the program.
    private const string Peers = "IWREPORTS_PEERS";

    public static Command Create()
    {
        var lines = new Option<long>("--lines") { Description = "How long a log", DefaultValueFactory = _ => 1_000_000 };
        lines.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<long>() < 1)
                option.AddError("--lines must be at least 1.");
        });
        return new Command(
            "load", "Load and measure a queue_log, beside the server's own COPY, pandas and DuckDB, on a database made for it") { lines }
            .Example("bench load --lines 1000000").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var connection = services.GetRequiredService<IConfiguration>().GetConnectionString(Database.Registration.ConnectionName);
                var python = services.GetRequiredService<IOptions<RenderingOptions>>().Value.Python;
                var cost = await output.WithProgressAsync("bench load", progress =>
                    ScratchDatabase.RunAsync(connection, "bench_load", async own =>
                    {
                        await using var database = Database.Registration.Open(own);
                        await new Migrator(database).ApplyAsync(cancellationToken);
                        var builder = WorkerHost.CreateForVerb();
                        builder.Services.AddSingleton(database);
                        using var host = builder.Build();
                        return await ActivatorUtilities.CreateInstance<LoadBenchmark>(
                                host.Services, new LoadPeers(own, python, Environment.GetEnvironmentVariable(Peers) ?? ""))
                            .RunAsync(parsed.GetValue(lines), progress, cancellationToken);
                    }));
                output.Answer(cost, () => BenchTable.Of(cost.Measured));
                output.Say($"{Words.Count(cost.Lines, "line")} became {Words.Count(cost.Events, "event")} "
                    + $"and {Words.Count(cost.Visits, "visit")} of {Words.Count(cost.Days, "day")}.");
                return ExitCode.Done;
            },
            needsDatabase: false);
    }
}
