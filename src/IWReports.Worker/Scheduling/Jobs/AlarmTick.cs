using IWReports.Core.Calendar;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>Speaks up when an expected run is missing.</summary>
internal static class AlarmTick
{
    public static Job Job { get; } = new(
        "absence-alarm", "Speak up when an expected run is missing", DuePeriod.Today, RunAsync) { Title = "Absence alarm", Ticks = true };

    private static Task<JobOutcome> RunAsync(IServiceProvider services, JobContext context, CancellationToken cancellationToken) =>
        services.GetRequiredService<AbsenceAlarm>().RunAsync(context.Log, cancellationToken);
}
