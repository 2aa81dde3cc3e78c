using System.CommandLine;
using IWReports.Worker.Database;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>What every verb shares: the --json option, the program put together, and a schema that is up to date.</summary>
internal static class Verb
{
    public static Option<bool> Json { get; } = new("--json") { Description = "One JSON document on standard output, messages on standard error", Recursive = true };

    /// <summary>Gives a command its action: the work gets the program's services and the place to write, and returns the exit code.</summary>
    public static Command Runs(this Command command, Func<ParseResult, IServiceProvider, Output, CancellationToken, Task<int>> work, bool needsDatabase = true)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var builder = WorkerHost.CreateForVerb();
            // After the settings' own rules, so it counts: a verb's messages are what it says itself.
            builder.Logging.AddFilter((string?)null, LogLevel.Warning);
            using var program = builder.Build();
            program.Services.GetService<IStartupValidator>()?.Validate();
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
        if (pending.Count == 0)
            return;
        if (!services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Migrate)
            throw new PartMissingException($"The database lacks {pending.Count} migration(s), the first is {pending[0].Name}. Run \"iwreports migrate\" as a role that may create tables.");
        await migrator.ApplyAsync(cancellationToken);
    }
}
