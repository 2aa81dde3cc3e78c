using System.Diagnostics;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Benchmarks;

/// <summary>The server's own COPY BINARY of a log's finished rows, from its disk: the physical limit of loading them.</summary>
internal sealed class CopyPeer(NpgsqlConnection connection)
{
    private static readonly string[] Tables = ["queue_event", "queue_entry"];

    /// <summary>Seconds into bare tables, and into tables with all keys and indexes of ours.</summary>
    /// <remarks>Errors: a role that may not read and write the server's files is told so.</remarks>
    public async Task<(double Bare, double Indexed)> MeasureAsync(CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>();
        try
        {
            // The server's own folder is the one place that it can surely write to.
            var folder = await connection.ScalarAsync<string>("select current_setting('data_directory')", cancellationToken);
            foreach (var table in Tables)
            {
                files[table] = $"{folder}/iwreports-{Guid.NewGuid():N}.copy";
                await connection.ExecuteAsync($"copy (select * from {table}) to '{files[table]}' (format binary)", cancellationToken);
            }

            return (await IntoAsync("bare", "", files, cancellationToken),
                await IntoAsync("indexed", " including all", files, cancellationToken));
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PartMissingException(
                $"The comparison needs a role that may read and write the server's files ({refused.MessageText}). Run it as a superuser "
                    + $"of a test server.",
                refused);
        }
        finally
        {
            // Perhaps only the server may delete in its folder: then at least nothing is left in the files.
            foreach (var file in files.Values)
                await connection.ExecuteAsync($"copy (select 1 where false) to '{file}' (format binary)", CancellationToken.None);
            foreach (var file in files.Values.Where(File.Exists))
                File.Delete(file);
        }
    }

    private async Task<double> IntoAsync(string prefix, string like, Dictionary<string, string> files, CancellationToken cancellationToken)
    {
        foreach (var table in Tables)
            await connection.ExecuteAsync($"create table {prefix}_{table} (like {table}{like})", cancellationToken);
        await connection.ExecuteAsync("checkpoint", cancellationToken);
        var clock = Stopwatch.StartNew();
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            foreach (var table in Tables)
                await connection.ExecuteAsync($"copy {prefix}_{table} from '{files[table]}' (format binary)", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        foreach (var table in Tables)
            await connection.ExecuteAsync($"drop table {prefix}_{table}", cancellationToken);
        return seconds;
    }
}
