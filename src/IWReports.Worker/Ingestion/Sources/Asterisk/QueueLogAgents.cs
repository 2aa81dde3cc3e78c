using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Calls, sessions and pauses of a queue_log under other names of officers.</summary>
internal sealed class QueueLogAgents(IOptions<SourcesOptions> sources) : IAgentCalls
{
    public string Kind => QueueLogLoad.Kind;

    public async Task<IReadOnlyCollection<DateOnly>> RenameAsync(NpgsqlConnection connection, short source, TimeZoneInfo zone,
        string[] names, HashSet<string> officers, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            "insert into touched_call select distinct call_id from queue_event where source_id = $1 and agent = any($2)",
            cancellationToken, source, names);
        var visits = new VisitTable(connection, source, zone, sources.Value);
        await visits.CreateAsync(cancellationToken);
        var calls = new CallRebuild(connection, source, visits);
        var days = new HashSet<DateOnly>(await calls.RunAsync(afterRestart: false, straight: 0, cancellationToken));
        days.UnionWith(await new AgentRebuild(connection, source, zone, sources.Value).RunAsync(officers, cancellationToken));
        // Rings are read from the log itself.
        days.UnionWith(await connection.RowsAsync<DateOnly>(
            """
            select distinct (at at time zone $3)::date from queue_event
            where source_id = $1 and agent = any($2) and event in ('RINGNOANSWER', 'RINGCANCELED')
            """, cancellationToken, source, names, zone.Id));
        return days;
    }
}
