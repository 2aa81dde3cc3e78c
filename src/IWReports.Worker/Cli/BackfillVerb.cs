using System.CommandLine;
using IWReports.Core.Calendar;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Cli;

/// <summary>Makes up a range of periods, one by one and in order.</summary>
internal static class BackfillVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The schedule" };
        var from = new Option<string>("--from") { Description = "First period: 2025-11, 2025-W48 or 2025-11-30", Required = true };
        var to = new Option<string>("--to") { Description = "Last period", Required = true };
        var again = new Option<bool>("--again") { Description = "Also run what was done before" };
        return new Command("backfill", "Run a schedule for past periods, one by one and in order") { id, from, to, again }.Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var (first, last) = (Period(parsed, from), Period(parsed, to));
                if (last.To < first.From)
                    throw new InputException($"--from {first} lies after --to {last}; give the earlier period first.");
                await services.GetRequiredService<Schedules>().SeedAsync(cancellationToken);
                var backfill = services.GetRequiredService<Backfill>();
                var schedule = parsed.GetRequiredValue(id);
                var steps = await output.WithProgressAsync(schedule, progress =>
                    backfill.RunAsync(schedule, first, last, parsed.GetValue(again), progress, cancellationToken));
                return RunAnswer.Write(output, [.. steps.Select(step => RunAnswer.Of(schedule, step))], steps[^1].Run?.Error);
            });
    }

    private static ReportPeriod Period(ParseResult parsed, Option<string> option) =>
        ReportPeriod.TryParse(parsed.GetRequiredValue(option), out var period)
            ? period
            : throw new InputException($"{option.Name}: \"{parsed.GetRequiredValue(option)}\" is not a period. Use 2025-11, 2025-W48 or 2025-11-30.");
}
