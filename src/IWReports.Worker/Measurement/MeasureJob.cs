using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Turns the facts of some days into sums per measure, half-hour and scope. Safe to run again and at the same time: a day is replaced as a whole.</summary>
internal sealed class MeasureJob(NpgsqlDataSource database, FactReader facts, BusinessCalendar calendar, Restatements restatements,
    IOptions<MeasurementOptions> options, OfficerNames? names = null)
{
    // A week's facts and sums fit in memory many times over; larger batches gain nothing.
    private const int DaysAtATime = 7;

    /// <summary>Measures a range, or without one the days that changed and those that had not settled when last seen.</summary>
    public async Task<MeasureResult> RunAsync(ReportPeriod? range, DateOnly asOf, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var settings = options.Value.For(calendar, asOf);
        if (names is not null)
            await names.ApplyAsync(cancellationToken);
        var since = await ChangedSinceAsync(cancellationToken);
        var days = range is { } period ? DaysOf(period) : await FindAsync(settings, cancellationToken);

        var values = 0L;
        var done = 0;
        foreach (var batch in days.Chunk(DaysAtATime))
        {
            progress.Report(new($"Measuring {batch[0]:yyyy-MM-dd}", (double)done / days.Count));
            values += await MeasureAsync(batch, settings, since, cancellationToken);
            done += batch.Length;
        }

        return new(days.Count, values, await restatements.RecordAsync(cancellationToken));
    }

    private async Task<DateTime?> ChangedSinceAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select min(touched_at) from touched_day");
        return await command.ExecuteScalarAsync(cancellationToken) as DateTime?;
    }

    // What is to be done is written down first: a run that is cut off leaves the rest for the next one.
    private async Task<IReadOnlyList<DateOnly>> FindAsync(MeasureSettings settings, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var days = await DaysToMeasure.FindAsync(connection, settings, cancellationToken);
        await Ingestion.RunStore.TouchAsync(connection, days, cancellationToken);
        return days;
    }

    private async Task<long> MeasureAsync(DateOnly[] days, MeasureSettings settings, DateTime? since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Taken off the list before the facts are read: a day that changes meanwhile waits for this and is listed again.
        await MeasureStore.TakeAsync(connection, days, cancellationToken);

        var names = await ScopeNameStore.ReadAsync(connection, cancellationToken);
        var rollup = new Rollup(KpiCatalog.Measures, settings, days.ToHashSet(), names);
        await foreach (var fact in facts.ReadAsync(connection, days, cancellationToken))
            rollup.Add(fact);

        var values = await MeasureStore.ReplaceAsync(connection, days, settings, rollup, cancellationToken);
        await ScopeNameStore.SaveAsync(connection, names, cancellationToken);
        await RestatementStore.MarkAsync(connection, days, since, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return values;
    }

    private static List<DateOnly> DaysOf(ReportPeriod period) => [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays)];
}
