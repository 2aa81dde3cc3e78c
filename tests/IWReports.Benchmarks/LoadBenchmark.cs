using System.Diagnostics;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Measurement;
using Npgsql;

namespace IWReports.Benchmarks;

/// <summary>What loading and measuring a log took, beside its peers in the same run.</summary>
internal sealed record LoadCost(long Lines, long Events, long Visits, int Days, IReadOnlyList<Measured> Measured);

/// <summary>
/// Loads a synthetic log through the program, measures its days, reads it again and one night more, and has its peers load the same.
/// </summary>
internal sealed class LoadBenchmark(NpgsqlDataSource database, QueueLogImport import, MeasureJob measure, LoadPeers peers)
{
    private const int Night = 30_000;

    private const double MaxOfPandas = 0.5, MaxOfCopy = 4, MaxMeasuredOfPandas = 1, MaxAgain = 0.5, MaxNight = 2, MaxMegabytes = 150;

    private readonly List<Measured> _measured = [];

    public async Task<LoadCost> RunAsync(long lines, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("iwreports-bench-");
        try
        {
            var (log, night) = (Path.Combine(folder.FullName, "queue_log.1"), Path.Combine(folder.FullName, "queue_log"));
            progress.Report(new($"writing a log of {lines} lines"));
            await using (var file = File.Create(log))
            await using (var more = File.Create(night))
                await SyntheticQueueLog.WriteAsync([(file, lines), (more, Night)], cancellationToken);

            var load = await TakeAsync(() => ImportAsync(log, progress, cancellationToken), cancellationToken);
            var loaded = ProcessMemory.PeakMegabytes();
            var days = 0;
            var measuring = await TakeAsync(async () => days = await MeasureAsync(progress, cancellationToken), cancellationToken);
            var peak = ProcessMemory.PeakMegabytes();
            var again = await TakeAsync(() => ImportAsync(log, progress, cancellationToken), cancellationToken);
            var (events, visits) = await RowsAsync(cancellationToken);
            var oneNight = await TakeAsync(
                async () =>
                {
                    await ImportAsync(night, progress, cancellationToken);
                    await MeasureAsync(progress, cancellationToken);
                },
                cancellationToken);

            Note("loading: read, hash, deduplicate, calls, counts, commit", load, "s");
            Note("measuring its days", measuring, "s");
            Note("the same file again", again, "s", MaxAgain * load);
            Note($"one more night of {Night} lines, and its days", oneNight, "s", MaxNight);
            Note("peak memory of loading", loaded, "MB", MaxMegabytes);
            Note("peak memory of loading and measuring", peak, "MB", MaxMegabytes);
            await CompareAsync(log, load, measuring, progress, cancellationToken);
            return new(lines, events, visits, days, _measured);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task CompareAsync(string log, double load, double measuring, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        progress.Report(new("the same by the server's COPY, pandas and DuckDB"));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (bare, indexed) = await new CopyPeer(connection).MeasureAsync(cancellationToken);
        var pandas = await peers.PandasAsync(log, cancellationToken);
        var duckDb = await peers.DuckDbAsync(log, cancellationToken);

        Note("the server's COPY BINARY of the rows, bare", bare, "s");
        Note("the same, with our keys and indexes", indexed, "s");
        Note("pandas and COPY of the typed lines", pandas, "s");
        Note("DuckDB, the queues' KPIs straight from the file", duckDb, "s");
        Note("loading, as a part of COPY's time", load / bare, "", MaxOfCopy);
        Note("loading, as a part of pandas' time", load / pandas, "", MaxOfPandas);
        Note("loading and measuring, as a part of pandas' time", (load + measuring) / pandas, "", MaxMeasuredOfPandas);
    }

    private void Note(string what, double? value, string unit, double? limit = null) => _measured.Add(new(what, value, unit, limit));

    private async Task<double> TakeAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        // Each begins with nothing left to write back.
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            await connection.ExecuteAsync("checkpoint", cancellationToken);
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    private Task<ImportCounts> ImportAsync(string log, IProgress<Progress> progress, CancellationToken cancellationToken) =>
        import.RunAsync(new([log], TimeZoneInfo.Utc, "bench"), progress, cancellationToken);

    // As the nightly run does on the day after the last one.
    private async Task<int> MeasureAsync(IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var last = await connection.ScalarAsync<DateOnly>("select max(day) from touched_day", cancellationToken);
        return (await measure.RunAsync(null, last.AddDays(1), progress, cancellationToken)).Days;
    }

    private async Task<(long Events, long Visits)> RowsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.ScalarAsync<long>("select count(*) from queue_event", cancellationToken),
            await connection.ScalarAsync<long>("select count(*) from queue_entry", cancellationToken));
    }
}
