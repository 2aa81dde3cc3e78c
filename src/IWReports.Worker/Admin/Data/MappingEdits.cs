using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Mapping;
using IWReports.Worker.Ingestion.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin.Data;

/// <summary>Says what a name in the sources means, or takes that back; the days that this changes are to be measured again.</summary>
internal sealed class MappingEdits(NpgsqlDataSource database, Mappings mappings, AgentNames officers, IOptions<CompanyOptions> company,
    IOptions<SourcesOptions> sources)
{
    private const int LongestName = 200;

    // A queue's team counts in its calls, in totals of calls, and in who was logged in there.
    private const string DaysOfQueue = """
        select day from queue_entry where lower(btrim(queue)) = lower(btrim($1))
        union select day from call_interval where lower(btrim(queue)) = lower(btrim($1))
        union select measured_day.day from officer_session join source on source.id = source_id join measured_day
            on measured_day.day between (started_at at time zone source.zone)::date
                and (coalesce(ended_at, now()) at time zone source.zone)::date
            where lower(btrim(queue)) = lower(btrim($1))
        """;

    /// <summary>Gives a queue to a team. Errors: there is no such team, or the queue has one.</summary>
    /// <returns>How many days are to be measured again.</returns>
    public async Task<int> SetTeamAsync(string queue, string team, string who, CancellationToken cancellationToken)
    {
        if (!company.Value.Teams.ContainsKey(team))
            throw new InputException($"\"{team}\" is no team. The teams are: "
                + $"{string.Join(", ", company.Value.Teams.Keys.Order(StringComparer.Ordinal))} (setting Company:Teams).");
        CheckName(queue);
        if (company.Value.TeamOf(queue) is { } owner)
            throw new InputException($"The queue {queue} belongs to {owner} already.");
        return await ChangeAsync(Mapped.Queue, queue, team, $"queue {queue} given to {team}", who, cancellationToken);
    }

    /// <summary>Says which officer a source's name is. Errors: it has one, or that officer is on no roster.</summary>
    public async Task<int> SetOfficerAsync(string agent, string officer, string who, CancellationToken cancellationToken)
    {
        CheckName(agent);
        if (sources.Value.AgentAliases.TryGetValue(agent, out var known))
            throw new InputException($"{agent} has an officer already: {known}.");
        if (sources.Value.AgentAliases.ContainsValue(agent))
            throw new InputException($"{agent} is a name that an alias gives already: change that, in Sources:AgentAliases or here.");
        if (!await database.ScalarAsync<bool>("select exists (select from roster_entry where person = $1)", cancellationToken, officer))
            throw new InputException($"\"{officer}\" is on no roster: choose who is.");
        return await ChangeAsync(Mapped.Agent, agent, officer, $"agent {agent} is {officer}", who, cancellationToken);
    }

    /// <summary>Takes a mapping back. Errors: there is none of this name.</summary>
    public async Task<int> RemoveAsync(string kind, string name, string who, CancellationToken cancellationToken)
    {
        if (!mappings.All.Any(mapped => mapped.Kind == kind && mapped.Name == name))
            throw new InputException($"{name} is not mapped here; what the settings say is changed there.");
        return await ChangeAsync(kind, name, null, $"mapping of {kind} {name} taken back", who, cancellationToken);
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
            throw new InputException($"Which name? A source's name has 1 to {LongestName} characters.");
    }

    private async Task<int> ChangeAsync(string kind, string name, string? meaning, string what, string who,
        CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync("delete from mapping where kind = $1 and name = $2", cancellationToken, kind, name);
            if (meaning is not null)
                await connection.ExecuteAsync("insert into mapping (kind, name, meaning, who) values ($1, $2, $3, $4)", cancellationToken,
                    kind, name, meaning, who);
            if (kind == Mapped.Queue)
                await RunStore.MarkStaleAsync(connection, await connection.RowsAsync<DateOnly>(DaysOfQueue, cancellationToken, name),
                    cancellationToken);
            await Audit.WriteAsync(connection, who, what, null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // It is kept: what follows is done whether or not anybody waits for it.
        await mappings.LoadAsync(CancellationToken.None);
        if (kind == Mapped.Agent)
            await officers.ApplyAsync(CancellationToken.None);
        return await database.ScalarAsync<int>("select count(*)::int from touched_day", cancellationToken);
    }
}
