using Hangfire;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Scheduling.OnHangfire;

/// <summary>A worker as the database knows it.</summary>
internal sealed record WorkerSeen(string Name, DateTimeOffset? LastSeen, bool Alive, bool This);

/// <summary>The workers that share the schedules, by Hangfire's own heart-beats.</summary>
internal sealed class Workers(JobStorage storage, TimeProvider time, IOptions<SchedulingOptions> options)
{
    public IReadOnlyList<WorkerSeen> List()
    {
        // Hangfire's times are the machine's, also where a demonstration has a clock of its own.
        var now = options.Value.Now is null ? time.GetUtcNow() : TimeProvider.System.GetUtcNow();
        var own = $"{Environment.MachineName}:{Environment.ProcessId}:".ToLowerInvariant();
        return [.. storage.GetMonitoringApi().Servers().Select(server =>
        {
            DateTimeOffset? seen = server.Heartbeat is { } beat ? new(DateTime.SpecifyKind(beat, DateTimeKind.Utc)) : null;
            return new WorkerSeen(server.Name, seen, now - seen < options.Value.TakeOverAfter,
                server.Name.StartsWith(own, StringComparison.OrdinalIgnoreCase));
        })];
    }
}
