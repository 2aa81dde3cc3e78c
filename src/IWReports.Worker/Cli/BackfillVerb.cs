using System.CommandLine;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;

namespace IWReports.Worker.Cli;

/// <summary>Makes up a range of periods, one by one and in order.</summary>
internal static class BackfillVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The schedule, as \"iwreports schedules\" lists it" };
        var from = Arguments.Period("--from", "First period");
        var to = Arguments.Period("--to", "Last period");
        var again = new Option<bool>("--again") { Description = "Also run what was done before" };
        return new Command("backfill", "Run a schedule for past periods, one by one and in order") { id, from, to,
            again }.Example("backfill daily-digest --from 2025-11-03 --to 2025-11-07",
            "backfill nightly --from 2025-11 --to 2025-11 --again").Runs(
            async (parsed, services, output, cancellationToken) =>
            {
                var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
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
}
