using IWReports.Worker.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Ingestion.Sources.AmazonConnect;

/// <summary>Calls of contact records under other names of officers.</summary>
internal sealed class ConnectAgents(IOptions<SourcesOptions> sources) : IAgentCalls
{
    public string Kind => ConnectLoad.Kind;

    public async Task<IReadOnlyCollection<DateOnly>> RenameAsync(NpgsqlConnection connection, short source, TimeZoneInfo zone,
        string[] names, HashSet<string> officers, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            "insert into touched_call select distinct call_id from connect_contact where source_id = $1 and contact ->> 'Agent' "
                + "= any($2)",
            cancellationToken, source, names);
        return await ConnectLoad.RebuildAsync(connection, source, zone, sources.Value, cancellationToken);
    }
}
