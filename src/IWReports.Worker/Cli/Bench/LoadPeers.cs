using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Cli.Bench;

/// <summary>Others that load or question the same log.</summary>
/// <param name="connection">Where pandas loads it, with its password.</param>
/// <param name="python">The Python that may have pandas.</param>
/// <param name="program">The program that runs DuckDB; empty where it was not built.</param>
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

    /// <summary>Seconds to answer the queues' KPIs from the file; null where DuckDB was not built.</summary>
    public async Task<double?> DuckDbAsync(string log, CancellationToken cancellationToken) =>
        File.Exists(program) ? await PeerProgram.MeasureAsync(ChildProcess.Of("dotnet", program, "queues", log), cancellationToken) : null;
}
