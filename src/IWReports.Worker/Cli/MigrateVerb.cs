using System.CommandLine;
using IWReports.Worker.Database;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Brings the schema up to date; needed where the program's own role may not create tables.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "Only say which migrations this program has; asks no database" };
        return new Command("migrate", "Bring the database schema up to date") { list }.Example("migrate").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                if (parsed.GetValue(list))
                    Answer(output, "known", [.. Migrator.All.Select(migration => migration.Name)]);
                else
                    Answer(output, "applied", await Verb.MigrateAsync(services, cancellationToken));
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static void Answer(Output output, string what, IReadOnlyList<string> names) =>
        output.Answer(new Dictionary<string, IReadOnlyList<string>> { [what] = names }, () =>
        {
            var table = Output.Table(what);
            foreach (var name in names)
                table.AddRow(name);
            return table;
        });
}
