using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Worker.Measurement.Facts;
using IWReports.Worker.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Turns the facts of some days into sums per measure, half-hour and scope. Safe to run again and at the same time.</summary>
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
        var batches = range is { } period ? Whole(DaysOf(period)) : await FindAsync(settings, cancellationToken);

        var values = 0L;
        var (done, days) = (0, batches.Sum(batch => batch.Days.Length));
        foreach (var batch in batches)
        {
            progress.Report(new($"Measuring {batch.Days[0]:yyyy-MM-dd}", (double)done / days));
            values += await MeasureAsync(batch, settings, since, cancellationToken);
            done += batch.Days.Length;
        }

        return new(days, values, await restatements.RecordAsync(cancellationToken));
    }

    private async Task<DateTime?> ChangedSinceAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select min(touched_at) from touched_day");
        return await command.ExecuteScalarAsync(cancellationToken) as DateTime?;
    }

    // What is to be done is written down first: a run that is cut off leaves the rest for the next one. A day measured in part is not on
    // the list. It comes first, while the changed days that lead to it are, so that a run that is cut off finds it again.
    private async Task<IReadOnlyList<DayBatch>> FindAsync(MeasureSettings settings, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var stale = await DaysToMeasure.FindAsync(connection, settings, cancellationToken);
        await Ingestion.RunStore.TouchAsync(connection, stale.Whole, cancellationToken);
        var partly = stale.Partly().SelectMany(batch => batch.Days.Chunk(DaysAtATime).Select(days => batch with { Days = days }));
        return [.. partly, .. Whole(stale.Whole)];
    }

    private async Task<long> MeasureAsync(DayBatch batch, MeasureSettings settings, DateTime? since, CancellationToken cancellationToken)
    {
        var days = batch.Days;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Taken off the list before the facts are read: a day that changes meanwhile waits for this and is listed again.
        if (batch.Kinds is null)
            await MeasureStore.TakeAsync(connection, days, cancellationToken);
        else
            await MeasureStore.AloneAsync(connection, cancellationToken);

        var names = await ScopeNameStore.ReadAsync(connection, cancellationToken);
        var kinds = batch.Kinds ?? KpiCatalog.Facts.ToHashSet();
        var measures = KpiCatalog.Measures.Where(measure => kinds.Contains(measure.FactType)).ToList();
        var rollup = new Rollup(measures, settings, days.ToHashSet(), names);
        await foreach (var fact in facts.ReadAsync(connection, days, kinds, cancellationToken))
            rollup.Add(fact);

        var (changed, values) = batch.Kinds is null
            ? (days, await MeasureStore.ReplaceAsync(connection, days, settings, rollup, cancellationToken))
            : await PartRenewal.RunAsync(connection, days, measures, settings, rollup, cancellationToken);
        await ScopeNameStore.SaveAsync(connection, names, cancellationToken);
        if (changed.Length > 0)
            await RestatementStore.MarkAsync(connection, changed, since, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return values;
    }

    private static List<DayBatch> Whole(IEnumerable<DateOnly> days) => [.. days.Chunk(DaysAtATime).Select(some => new DayBatch(some))];

    private static List<DateOnly> DaysOf(ReportPeriod period) => [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays)];
}
