using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Scheduling.Jobs;
using IWReports.Worker.Scheduling.OnHangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IWReports.Worker.Admin;

/// <summary>Whether the worker can do its work: the database answers and its schema is up to date.</summary>
internal sealed class DatabaseReady(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellationToken);
            return pending.Count == 0 ? HealthCheckResult.Healthy("Answers; the schema is up to date.")
                : HealthCheckResult.Unhealthy($"{Words.Count(pending.Count, "migration is", "migrations are")} missing.");
        }
        catch (Exception down) when (down.IsOutage())
        {
            return HealthCheckResult.Unhealthy("Cannot be reached.", down);
        }
        catch (PartMissingException wrong)
        {
            return HealthCheckResult.Unhealthy(wrong.Message);
        }
    }
}

/// <summary>Whether every expected run took place; asked of the tables, so it speaks although the scheduler may not.</summary>
internal sealed class RunsComplete(AbsenceAlarm alarm) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = await alarm.MissingAsync(cancellationToken);
            return missing.Count == 0
                ? HealthCheckResult.Healthy("Every expected run took place.")
                : HealthCheckResult.Degraded($"{Words.Count(missing.Count, "expected run is", "expected runs are")} missing; the first: "
                    + $"{missing[0].Schedule} for {missing[0].Period}.");
        }
        catch (Exception down) when (down.IsOutage())
        {
            return HealthCheckResult.Unhealthy("Cannot be known while the database is down.", down);
        }
    }
}

/// <summary>
/// Whether every schedule has its recurring job in Hangfire, without an error and with a next time: one that lacks it has been
/// switched off, and says so nowhere else.
/// </summary>
internal sealed class JobsReady(RecurringJobs recurring) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var wrong = await recurring.WrongAsync(cancellationToken);
            return wrong.Count == 0
                ? HealthCheckResult.Healthy("Every schedule has its recurring job.")
                : HealthCheckResult.Unhealthy(
                    $"Hangfire's recurring jobs: {string.Join("; ", wrong)}. A restart of the worker writes them again.");
        }
        catch (Exception down) when (down.IsOutage())
        {
            return HealthCheckResult.Unhealthy("Cannot be known while the database is down.", down);
        }
    }
}
