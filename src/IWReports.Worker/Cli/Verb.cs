using System.CommandLine;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Cli;

/// <summary>What every verb shares: the --json option, the program put together, and a schema that is up to date.</summary>
internal static class Verb
{
    public static Option<bool> Json { get; } =
        new("--json") { Description = "One JSON document on standard output, messages on standard error", Recursive = true };

    /// <summary>
    /// Gives a command its action: the work gets the program's services and the place to write, and returns the exit code.
    /// </summary>
    public static Command Runs(this Command command, Func<ParseResult, IServiceProvider, Output, CancellationToken, Task<int>> work,
        bool needsDatabase = true)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var builder = WorkerHost.CreateForVerb(Composition.Of(parsed));
            // After the settings' own rules, so it counts: a verb's messages are what it says itself.
            builder.Logging.AddFilter((string?)null, LogLevel.Warning);
            using var program = builder.Build();
            WorkerHost.Begin(program.Services);
            if (needsDatabase)
                await BringUpToDateAsync(program.Services, cancellationToken);
            return await work(parsed, program.Services, new Output(parsed.GetValue(Json)), cancellationToken);
        });
        return command;
    }

    /// <summary>Applies pending migrations, or says that someone must where Database:Migrate is off.</summary>
    public static async Task BringUpToDateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var migrator = services.GetRequiredService<Migrator>();
        var pending = await migrator.PendingAsync(cancellationToken);
        var database = services.GetRequiredService<NpgsqlDataSource>();
        var jobs = await HangfireSchema.FindAsync(database, cancellationToken);
        if (pending.Count == 0 && jobs == HangfireSchema.Version)
        {
            await services.LoadSettingsAsync(cancellationToken);
            return;
        }

        if (!services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Migrate)
            throw new PartMissingException(
                $"The database lacks {(pending.Count > 0 ? $"{Words.Count(pending.Count, "migration")}, the first is "
                    + $"{pending[0].Name}" : "Hangfire's schema")}. Run \"iwreports migrate\" as a role that may create tables.");
        await MigrateAsync(services, cancellationToken);
        await services.LoadSettingsAsync(cancellationToken);
    }

    /// <summary>Applies what is missing of our schema and of Hangfire's, and returns the names.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // Refused before anything is changed.
        await HangfireSchema.FindAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        var applied = (await services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken)).Select(migration => migration.Name)
            .ToList();
        if (await HangfireSchema.InstallAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken))
            applied.Add($"hangfire_{HangfireSchema.Version}");
        await services.GetRequiredService<Schedules>().CheckAsync(cancellationToken);
        return applied;
    }
}
