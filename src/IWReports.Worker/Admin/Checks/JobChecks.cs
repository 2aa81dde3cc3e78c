using IWReports.Worker.Host;
using IWReports.Worker.Scheduling;
using IWReports.Worker.Scheduling.OnHangfire;
using Npgsql;

namespace IWReports.Worker.Admin.Checks;

/// <summary>
/// Whether Hangfire's schema is the one this program knows, its role may use it, and every schedule can be followed and has its
/// recurring job.
/// </summary>
internal static class JobChecks
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var schema = await CheckResult.OfAsync("hangfire", CheckResult.Migrate, async () =>
            await HangfireSchema.FindAsync(services.GetRequiredService<NpgsqlDataSource>(), cancellationToken) is { } version
                ? $"schema {version}"
                : throw new PartMissingException("its schema is missing"));
        return
        [
            schema,
            await CheckResult.OfAsync("schedules", "Mend the schedule on the Schedules page, or in the table job_schedule.", async () =>
            {
                await services.GetRequiredService<Schedules>().CheckAsync(cancellationToken);
                var count = (await services.GetRequiredService<Schedules>().ListAsync(cancellationToken)).Count;
                var differences = await services.GetRequiredService<Schedules>().DifferencesAsync(cancellationToken);
                return string.Join(". ", [$"{count} can be followed", .. differences]);
            }),
            .. schema.Ok ? [await CheckResult.OfAsync("recurring jobs", "Start or restart the worker: it writes them again.",
                () => RecurringAsync(services, cancellationToken))] : Array.Empty<CheckResult>(),
        ];
    }

    private static async Task<string> RecurringAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var workers = services.GetRequiredService<Workers>().List().Count(worker => worker.Alive);
        // They are the worker's to write, at its start: before the first there are none.
        if (workers == 0)
            return "no worker is running; it writes them when it starts";
        var wrong = await services.GetRequiredService<RecurringJobs>().WrongAsync(cancellationToken);
        return wrong.Count == 0 ? $"each schedule has its own, {workers} {(workers == 1 ? "worker" : "workers")} running"
            : throw new PartMissingException(string.Join("; ", wrong));
    }
}
