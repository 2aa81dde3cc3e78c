using Quartz;

namespace IWReports.Worker.Scheduling;

/// <summary>A worker as the database knows it.</summary>
internal sealed record Worker(string Name, DateTimeOffset? LastSeen, bool Alive, bool This);

/// <summary>The workers that share the schedules.</summary>
internal sealed class Cluster(ISchedulerFactory schedulers)
{
    public async Task<IReadOnlyList<Worker>> WorkersAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var workers = new List<Worker>();
        foreach (var node in await scheduler.QueryClusterNodes(cancellationToken))
            workers.Add(new(node.InstanceId, node.LastCheckInUtc, node.State == ClusterNodeState.Alive, node.IsCurrentNode));
        return workers;
    }
}
