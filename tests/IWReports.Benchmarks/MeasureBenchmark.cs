using System.Diagnostics;
using IWReports.Core.Calendar;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Asterisk;
using IWReports.Worker.Measurement;
using Npgsql;

namespace IWReports.Benchmarks;

/// <summary>What measuring a log's days again took, beside its peers in the same run.</summary>
internal sealed record MeasureCost(long Visits, int Days, IReadOnlyList<Measured> Measured);

/// <summary>Measures the days of a synthetic log again, beside reading its rows, which no measuring can undercut.</summary>
internal sealed class MeasureBenchmark(NpgsqlDataSource database, QueueLogImport import, MeasureJob measure, LoadPeers peers)
{
    private const double MaxOfReading = 4;

    public async Task<MeasureCost> RunAsync(long lines, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("iwreports-bench-");
        try
        {
            var log = Path.Combine(folder.FullName, "queue_log");
            await using (var file = File.Create(log))
                await SyntheticQueueLog.WriteAsync([(file, lines)], cancellationToken);
            await import.RunAsync(new([log], TimeZoneInfo.Utc, "bench"), progress, cancellationToken);

            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            // As autovacuum does within minutes, and the next measuring would find it.
            await connection.ExecuteAsync("vacuum analyze queue_entry, queue_event; checkpoint", cancellationToken);
            var days = new ReportPeriod(
                await connection.ScalarAsync<DateOnly>("select min(day) from touched_day", cancellationToken),
                await connection.ScalarAsync<DateOnly>("select max(day) from touched_day", cancellationToken));
            await measure.RunAsync(days, days.To.AddDays(1), progress, cancellationToken);

            var again = await TakeAsync(() => measure.RunAsync(days, days.To.AddDays(1), progress, cancellationToken));
            var reading = await TakeAsync(() => DropAsync(connection, cancellationToken));
            var duckDb = await peers.DuckDbAsync(log, cancellationToken);
            return new(await connection.ScalarAsync<long>("select count(*) from queue_entry", cancellationToken), days.Days,
            [
                new("measuring the days again, all figures, by day, half-hour, queue, team and officer", again, "s", null),
                new("reading the same rows by COPY TO, and dropping them", reading, "s", null),
                new("DuckDB, the queues' KPIs straight from the file", duckDb, "s", null),
                new("measuring, as a part of reading", again / reading, "", MaxOfReading),
            ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> TakeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task DropAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginRawBinaryCopyAsync(
            "copy (select * from queue_entry) to stdout (format binary)", cancellationToken);
        await rows.CopyToAsync(Stream.Null, cancellationToken);
    }
}
