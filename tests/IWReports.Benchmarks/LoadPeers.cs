using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Benchmarks;

/// <summary>Others that load or question the same log.</summary>
/// <param name="connection">Where pandas loads it, with its password.</param>
/// <param name="python">The Python that may have pandas.</param>
/// <param name="program">This program, which DuckDB runs in by itself.</param>
internal sealed class LoadPeers(string connection, string python, string program)
{
    /// <summary>Seconds to read, type and copy the log's lines into a bare table; null without pandas or psycopg2.</summary>
    public Task<double?> PandasAsync(string log, CancellationToken cancellationToken)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var environment = new Dictionary<string, string?>
        {
            ["PGHOST"] = to.Host, ["PGPORT"] = $"{to.Port}", ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password,
                ["PGDATABASE"] = to.Database,
        };
        return PeerProgram.MeasureAsync(python, $"{typeof(LoadPeers).Namespace}.pandas.py", [log], environment, cancellationToken);
    }

    /// <summary>Seconds to answer the queues' KPIs from the file.</summary>
    public Task<double?> DuckDbAsync(string log, CancellationToken cancellationToken) => PeerProgram.MeasureAsync(
        ChildProcess.Of("dotnet", program, QueueKpis.Verb, log), cancellationToken);
}
