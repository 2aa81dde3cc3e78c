using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Mapping;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources;

/// <summary>Gives officers of calls that were read before the names that Sources:AgentAliases says now.</summary>
internal sealed class AgentNames(NpgsqlDataSource database, Mappings mappings, IOptions<SourcesOptions> sources,
    IEnumerable<IAgentCalls> calls)
{
    private const string StoredSql = """
        select name from unnest($1::text[]) name
        where exists (select from queue_entry where officer = name) or exists (select from officer_session where officer = name)
            or exists (select from officer_pause where officer = name)
        """;

    /// <summary>Returns whether any alias changed; the days of its calls and hours are to be measured again then.</summary>
    public async Task<bool> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (Changed(await KnownAsync(connection, cancellationToken)).Count == 0)
            return false;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("lock table officer_alias in share row exclusive mode", cancellationToken);
        // What another worker was told and has done since is not undone by what this one knew before.
        await mappings.LoadAsync(cancellationToken);
        var known = await KnownAsync(connection, cancellationToken);
        var changed = Changed(known);
        // What came with the settings from the first import on is named so already.
        var added = changed.Where(name => !known.ContainsKey(name)).ToArray();
        var stored = await connection.RowsAsync<string>(StoredSql, cancellationToken, (object)added);
        string[] renamed = [.. changed.Where(known.ContainsKey), .. stored];
        if (renamed.Length > 0)
        {
            var officers = renamed.Select(name => known.GetValueOrDefault(name, name))
                .Concat(renamed.Select(sources.Value.Officer).OfType<string>());
            await RenameAsync(connection, renamed, officers.ToHashSet(StringComparer.Ordinal), cancellationToken);
        }

        await RenameInTablesAsync(connection, stored, cancellationToken);
        await connection.ExecuteAsync("delete from officer_alias", cancellationToken);
        await connection.ExecuteAsync(
            "insert into officer_alias (name, officer) select * from unnest($1::text[], $2::text[])",
            cancellationToken, sources.Value.AgentAliases.Keys.ToArray(), sources.Value.AgentAliases.Values.ToArray());
        await transaction.CommitAsync(cancellationToken);
        return renamed.Length > 0;
    }

    private List<string> Changed(Dictionary<string, string> known) =>
        [
        .. known.Keys.Union(sources.Value.AgentAliases.Keys)
            .Where(name => known.GetValueOrDefault(name) != sources.Value.AgentAliases.GetValueOrDefault(name))
                .Order(StringComparer.Ordinal),
    ];

    private static async Task<Dictionary<string, string>> KnownAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.RowsAsync<Alias>("select name, officer from officer_alias", cancellationToken))
            .ToDictionary(alias => alias.Name, alias => alias.Officer, StringComparer.Ordinal);

    // Logs and contact records keep what the source wrote: their calls are put together anew.
    private async Task RenameAsync(NpgsqlConnection connection, string[] names, HashSet<string> officers,
        CancellationToken cancellationToken)
    {
        var read = await connection.RowsAsync<Source>(
            "select id, name, kind, zone from source where kind = any($1) order by id for update", cancellationToken,
            (object)calls.Select(one => one.Kind).ToArray());
        foreach (var source in read)
        {
            var zone = Zones.Find(source.Zone, $"The zone of {source.Name}");
            await RunStore.AloneOnSiteAsync(connection, source.Id, cancellationToken);
            await StaleCalls.CreateAsync(connection, cancellationToken);
            var days = await calls.Single(one => one.Kind == source.Kind)
                .RenameAsync(connection, source.Id, zone, names, officers, cancellationToken);
            await RunStore.MarkStaleAsync(connection, days, cancellationToken);
        }
    }

    // A spreadsheet's own name is what was stored, until it had an alias; one that had another is named by reading its file again.
    private async Task RenameInTablesAsync(NpgsqlConnection connection, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await RunStore.MarkStaleAsync(connection, await connection.RowsAsync<DateOnly>(
                """
                with named as (
                    update queue_entry set officer = nullif($2, '') from source
                    where source.id = source_id and source.kind in ('table', 'query') and officer = $1 returning day)
                select distinct day from named
                """, cancellationToken, name, sources.Value.AgentAliases[name]), cancellationToken);
        }
    }

    private sealed record Alias
    {
        public required string Name { get; init; }

        public required string Officer { get; init; }
    }

    private sealed record Source
    {
        public short Id { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public required string Zone { get; init; }
    }
}
