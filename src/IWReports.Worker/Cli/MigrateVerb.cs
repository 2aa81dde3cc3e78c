using System.CommandLine;
using Spectre.Console;
using IWReports.Worker.Database;

namespace IWReports.Worker.Cli;

/// <summary>Brings the schema up to date; needed where the program's own role may not create tables.</summary>
internal static class MigrateVerb
{
    public static Command Create() => new Command("migrate", "Bring the database schema up to date").Example("migrate").Runs(
        async (_, services, output, cancellationToken) =>
        {
            var applied = await services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken);
            output.Answer(new { applied = applied.Select(migration => migration.Name) }, () =>
            {
                var table = Output.Table("applied");
                foreach (var migration in applied)
                    table.AddRow(migration.Name);
                return table;
            });
            return ExitCode.Done;
        },
        needsDatabase: false);
}
