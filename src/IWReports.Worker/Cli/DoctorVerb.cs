using System.CommandLine;
using IWReports.Worker.Admin.Checks;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Says of everything a run needs whether it is there; exit code 3 when something is not.</summary>
internal static class DoctorVerb
{
    public static Command Create() => new Command("doctor", "Check everything a run needs; changes nothing")
        .Example("doctor", "doctor --json").Runs(
        async (_, services, output, cancellationToken) =>
        {
            var results = await output.WithProgressAsync("Checking", _ => new Doctor(services).RunAsync(cancellationToken));
            output.Answer(results, () =>
            {
                var table = Output.Table("check", "", "detail", "remedy");
                foreach (var result in results)
                    table.AddRow(result.Check, result.Ok ? "ok" : "FAILED", Markup.Escape(result.Detail), Markup.Escape(result.Remedy));
                return table;
            });
            return results.All(result => result.Ok) ? ExitCode.Done : ExitCode.PartMissing;
        },
        needsDatabase: false);
}
