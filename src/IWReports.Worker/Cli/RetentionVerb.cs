using System.CommandLine;
using IWReports.Core.Language;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Scheduling.Jobs;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Removes what has been kept long enough, and shows the evidence.</summary>
internal static class RetentionVerb
{
    public static Command Create() => new("retention", "What is not kept for ever") { Run() };

    private static Command Run()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only count what would be removed" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask, also on a terminal" };
        return new Command("run",
            "Remove personal data that has been kept long enough (settings Retention and Privacy:CallBackDays)") { dry,
            yes }.Example("retention run --dry-run", "retention run --yes --json")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var job = services.GetRequiredService<RetentionJob>();
            var removed = await job.CountAsync(cancellationToken);
            var dryRun = parsed.GetValue(dry);
            if (!dryRun)
            {
                // What is removed is in backups only; a script or a schedule has nobody to ask.
                var asks = !parsed.GetValue(yes) && !output.Json && !Console.IsInputRedirected && removed.Any(one => one.Rows > 0);
                if (asks && !AnsiConsole.Confirm($"Remove {Words.Count(removed.Sum(one => one.Rows), "row")} for good?",
                    defaultValue: false))
                    throw new InputException("Nothing was removed.");
                removed = await job.RunAsync(Environment.UserName, cancellationToken);
            }

            output.Answer(removed.Select(one => new { one.What, one.Before, one.Rows, DryRun = dryRun }), () =>
            {
                var table = Output.Table("what", "older than", dryRun ? "would be removed" : "removed");
                foreach (var one in removed)
                    table.AddRow(one.What, DateText.Day(DateOnly.FromDateTime(one.Before.DateTime)), KpiText.Number(one.Rows));
                return table;
            });
            return ExitCode.Done;
        });
    }
}
