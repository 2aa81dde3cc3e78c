using System.Diagnostics;
using IWReports.Worker.Database;
using IWReports.Worker.Sources.Asterisk;
using Npgsql;

namespace IWReports.Worker.Ingestion.Bench;

/// <summary>How long loading a log took, next to the server copying the finished rows from files of its own into the same tables.</summary>
internal sealed record LoadTimes(long Lines, long Events, long Entries, double Seconds, double CopySeconds, double PeakMegabytes)
{
    public double Ratio => Seconds / CopySeconds;

    public double LinesPerSecond => Lines / Seconds;
}

/// <summary>
/// Loads a synthetic log through the program (reading, hashing, dedupe, putting calls together, books) in one schema, then has the server COPY
/// the same events and entries, in binary from its own disk, into the same tables with their keys in another schema. Both schemas are dropped.
/// </summary>
internal sealed class LoadBenchmark(NpgsqlDataSource database, IConfiguration configuration, QueueLogLoad load)
{
    private static readonly string[] Parents = ["source", "source_file"];
    private static readonly string[] Tables = ["queue_event", "queue_entry"];

    public async Task<LoadTimes> RunAsync(long lines, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var log = Path.GetTempFileName();
        await using var ours = await Scratch.CreateAsync(configuration, "bench_load", cancellationToken);
        await using var theirs = await Scratch.CreateAsync(configuration, "bench_copy", cancellationToken);
        try
        {
            progress.Report(new($"writing a log of {lines} lines"));
            await using (var file = File.Create(log))
                await SyntheticQueueLog.WriteAsync(file, lines, cancellationToken);

            await CheckpointAsync(cancellationToken);
            var clock = Stopwatch.StartNew();
            var counts = await new QueueLogImport(ours.Database, load).RunAsync(new([log], TimeZoneInfo.Utc, "bench"), progress, cancellationToken);
            var seconds = clock.Elapsed.TotalSeconds;
            var peak = ProcessMemory.PeakMegabytes();

            progress.Report(new("copying the same rows"));
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var (events, entries, copySeconds) = await CopyAsync(connection, ours.Schema, theirs.Schema, cancellationToken);
            return new(counts.Read, events, entries, seconds, copySeconds, peak);
        }
        finally
        {
            File.Delete(log);
        }
    }

    private async Task<(long Events, long Entries, double Seconds)> CopyAsync(NpgsqlConnection connection, string from, string to, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>();
        try
        {
            // The server's own folder is the one place that it can surely write to.
            var folder = await connection.ScalarAsync<string>("select current_setting('data_directory')", cancellationToken);
            foreach (var table in Tables)
            {
                files[table] = $"{folder}/iwreports-{Guid.NewGuid():N}.copy";
                await connection.ExecuteAsync($"copy {from}.{table} to '{files[table]}' (format binary)", cancellationToken);
            }

            foreach (var parent in Parents)
            {
                // What the server computes itself cannot be given to it.
                var columns = await connection.ScalarAsync<string>(
                    "select string_agg(quote_ident(column_name), ', ') from information_schema.columns where table_schema = $1 and table_name = $2 and is_generated = 'NEVER'", cancellationToken, from, parent);
                await connection.ExecuteAsync($"insert into {to}.{parent} ({columns}) overriding system value select {columns} from {from}.{parent}", cancellationToken);
            }

            await CheckpointAsync(cancellationToken);
            var clock = Stopwatch.StartNew();
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var events = await connection.ExecuteAsync($"copy {to}.queue_event from '{files["queue_event"]}' (format binary)", cancellationToken);
            var entries = await connection.ExecuteAsync($"copy {to}.queue_entry from '{files["queue_entry"]}' (format binary)", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (events, entries, clock.Elapsed.TotalSeconds);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PartMissingException($"The comparison needs a role that may read and write the server's files ({refused.MessageText}). Run it as a superuser of a test server.", refused);
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

    // Both begin with nothing left to write back.
    private async Task CheckpointAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("checkpoint", cancellationToken);
    }
}
