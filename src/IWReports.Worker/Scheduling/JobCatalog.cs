using IWReports.Core.Calendar;
using IWReports.Worker.Housekeeping;

namespace IWReports.Worker.Scheduling;

/// <summary>Every job there is. A job is a plain class; this is the line that lets a schedule name it.</summary>
internal static class JobCatalog
{
    public static IReadOnlyList<Job> All { get; } =
    [
        new("absence-alarm", "Speak up when an expected run is missing", DuePeriod.Today,
            (services, context, cancellationToken) => services.GetRequiredService<AbsenceAlarm>().RunAsync(context.Log, cancellationToken)) { Ticks = true },
    ];

    public static Job? Find(string id) => All.FirstOrDefault(job => job.Id == id);
}
