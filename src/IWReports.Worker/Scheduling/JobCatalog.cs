using IWReports.Core.Calendar;
using IWReports.Worker.Delivery;
using IWReports.Worker.Housekeeping;
using IWReports.Worker.Measurement;

namespace IWReports.Worker.Scheduling;

/// <summary>Every job there is. A job is a plain class; this is the line that lets a schedule name it.</summary>
internal static class JobCatalog
{
    public static IReadOnlyList<Job> All { get; } =
    [
        new("nightly", "Measure the days that changed", DuePeriod.Yesterday, NightlyAsync),
        new("deliver", "Deliver the reports that are due", DuePeriod.Today, DeliverAsync) { Ticks = true },
        new("absence-alarm", "Speak up when an expected run is missing", DuePeriod.Today,
            (services, context, cancellationToken) => services.GetRequiredService<AbsenceAlarm>().RunAsync(context.Log, cancellationToken)) { Ticks = true },
    ];

    private static async Task<JobOutcome> NightlyAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        // As of the morning after, also when the night is made up for later.
        var measured = await services.GetRequiredService<MeasureJob>().RunAsync(null, context.Period.To.AddDays(1), context.Progress, cancellationToken);
        return JobOutcome.Succeeded($"{measured.Days} days measured.");
    }

    private static async Task<JobOutcome> DeliverAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken)
    {
        var done = await services.GetRequiredService<DeliverJob>().RunAsync(context.Progress, cancellationToken);
        var message = $"{done.Sent} sent, {done.Rejected} rejected, {done.Unknown} unknown, {done.Held} held.";
        if (done.Rejected + done.Unknown + done.Held > 0)
            return JobOutcome.Partial(message);
        return done.Sent > 0 ? JobOutcome.Succeeded(message) : JobOutcome.Idle;
    }
}
