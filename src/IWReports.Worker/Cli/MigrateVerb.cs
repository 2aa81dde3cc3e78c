using System.CommandLine;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Brings the schema up to date; needed where the program's own role may not create tables.</summary>
internal static class MigrateVerb
{
    public static Command Create() => new Command("migrate", "Bring the database schema up to date").Example("migrate").Runs(
        async (_, services, output, cancellationToken) =>
        {
            var applied = await Verb.MigrateAsync(services, cancellationToken);
            output.Answer(new { applied }, () =>
            {
                var table = Output.Table("applied");
                foreach (var name in applied)
                    table.AddRow(name);
                return table;
            });
            return ExitCode.Done;
        },
        needsDatabase: false);
}
