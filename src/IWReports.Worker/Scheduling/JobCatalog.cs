using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Housekeeping;

namespace IWReports.Worker.Scheduling;

/// <summary>Every job there is. A job is a plain class; this is the line that lets a schedule name it.</summary>
internal static class JobCatalog
{
    public static IReadOnlyList<Job> All { get; } =
    [
        new(NightlyRun.Id, "Pull the sources and measure what changed", DuePeriod.Yesterday, NightlyRun.RunAsync),
        new("daily-digest", "Daily digest to each team's supervisor", DuePeriod.PreviousBusinessDay, ReportRun.Of(ReportCatalog.DailyDigest)),
        new("board-report", "Board report to the board and the manager", DuePeriod.PreviousMonth, ReportRun.Of(ReportCatalog.BoardReport)),
        new("retention", "Remove what has been kept long enough", DuePeriod.Yesterday, async (services, context, cancellationToken) =>
        {
            var removed = await services.GetRequiredService<RetentionJob>().RunAsync("schedule", cancellationToken);
            foreach (var one in removed.Where(one => one.Rows > 0))
                context.Log($"{one.What}: {one.Rows} removed.");
            return JobOutcome.Succeeded($"{removed.Sum(one => one.Rows)} rows removed.");
        }),
        new("deliver", "Deliver what is due", DuePeriod.Today, ReportRun.DeliverAsync) { Ticks = true },
        new("absence-alarm", "Speak up when an expected run is missing", DuePeriod.Today,
            (services, context, cancellationToken) => services.GetRequiredService<AbsenceAlarm>().RunAsync(context.Log, cancellationToken)) { Ticks = true },
    ];
}
