using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Ingestion.Mapping;

/// <summary>What a name in the sources means: a queue's team, or the officer of an agent's name.</summary>
internal sealed record Mapped
{
    public const string Queue = "queue", Agent = "agent";

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Meaning { get; init; }
}

/// <summary>
/// The mappings that people made on the dashboard, as read last; they count beside the settings, which come first.
/// </summary>
/// <param name="database">Asked for when they are loaded: settings are read where there is none, too.</param>
internal sealed class Mappings(Func<NpgsqlDataSource> database, MappingSignals signals) : ILoadedSettings
{
    public IReadOnlyList<Mapped> All { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var read = await database().RowsAsync<Mapped>("select kind, name, meaning from mapping order by kind, name", cancellationToken);
        if (read.SequenceEqual(All))
            return;
        All = read;
        signals.Fire();
    }

    /// <summary>Gives each team its queues; where the settings say whose a queue is, or lack the team, they stand.</summary>
    public void AddTo(CompanyOptions company)
    {
        foreach (var queue in Of(Mapped.Queue).Where(queue => company.TeamOf(queue.Name) is null))
        {
            if (company.Teams.TryGetValue(queue.Meaning, out var queues))
                company.Teams[queue.Meaning] = [.. queues, queue.Name];
        }
    }

    public void AddTo(SourcesOptions sources)
    {
        foreach (var agent in Of(Mapped.Agent))
            sources.AgentAliases.TryAdd(agent.Name, agent.Meaning);
    }

    private IEnumerable<Mapped> Of(string kind) => All.Where(mapped => mapped.Kind == kind);
}
