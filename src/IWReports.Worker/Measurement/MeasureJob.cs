using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Mapping;
using IWReports.Worker.Ingestion.Sources;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Turns the facts of some days into sums per measure, half-hour and scope. Safe to run again and at the same time.</summary>
internal sealed class MeasureJob(NpgsqlDataSource database, PartReader parts, BusinessCalendar calendar, Restatements restatements,
    IOptions<MeasurementOptions> options, AgentNames? names = null, Mappings? mappings = null)
{
    // What is read for a day reaches four weeks back and one ahead: for a month at a time it is not read five times over.
    private const int DaysAtATime = 31;

    private const int DaysApart = 7;

    /// <summary>Measures a range, or without one the days that changed and those that had not settled when last seen.</summary>
    public async Task<MeasureResult> RunAsync(ReportPeriod? range, DateOnly asOf, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        var settings = options.Value.For(calendar, asOf);
        if (names is not null)
            await names.ApplyAsync(cancellationToken);
        var since = await database.ScalarAsync<DateTime?>("select min(touched_at) from touched_day", cancellationToken);
        var listed = await ListedAsync(cancellationToken);
        // Read after the days are listed: a day that a mapping lists meanwhile is measured by it, or waits for the next run.
        if (mappings is not null)
            await mappings.LoadAsync(cancellationToken);
        var batches = range is { } period ? Whole(DaysOf(period)) : await FindAsync(listed, settings, cancellationToken);

        var values = 0L;
        var (done, days) = (0, batches.Sum(batch => batch.Days.Length));
        foreach (var batch in batches)
        {
            progress.Report(new($"Measuring {batch.Days[0]:yyyy-MM-dd}", (double)done / days));
            values += await MeasureAsync(batch, listed, settings, since, cancellationToken);
            done += batch.Days.Length;
        }

        return new(days, values, await restatements.RecordAsync(cancellationToken));
    }

    private async Task<Dictionary<DateOnly, string>> ListedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await MeasureStore.ListedAsync(connection, cancellationToken);
    }

    // What is to be done is written down first: a run that is cut off leaves the rest for the next one. A day measured in part is not on
    // the list. It comes first, while the changed days that lead to it are, so that a run that is cut off finds it again.
    private async Task<IReadOnlyList<DayBatch>> FindAsync(
        Dictionary<DateOnly, string> listed, MeasureSettings settings, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var stale = await DaysToMeasure.FindAsync(connection, [.. listed.Keys], settings, cancellationToken);
        foreach (var (day, mark) in await MeasureStore.ListAsync(connection, stale.Whole, cancellationToken))
            listed[day] = mark;
        return stale.Partly() is { } partly ? [partly, .. Whole(stale.Whole)] : Whole(stale.Whole);
    }

    private async Task<long> MeasureAsync(
        DayBatch batch, Dictionary<DateOnly, string> listed, MeasureSettings settings, DateTime? since, CancellationToken cancellationToken)
    {
        var days = batch.Days;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // By itself: held on to, it could lock up with an import that makes months and lists days.
        await new Months(connection).MakeAsync(days, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Taken off the list before the facts are read: a day that changes meanwhile waits for this and is listed again.
        var taken = new Dictionary<DateOnly, string>();
        if (batch.IsWhole)
            taken = await MeasureStore.TakeAsync(connection, days, cancellationToken);
        else
            await MeasureStore.AloneAsync(connection, cancellationToken);

        var names = await ScopeNameStore.ReadAsync(connection, cancellationToken);
        var (changed, values) = batch.IsWhole
            ? (days, await ReplaceAsync(connection, batch, settings, names, cancellationToken))
            : await RenewAsync(connection, batch, settings, names, cancellationToken);
        await ScopeNameStore.SaveAsync(connection, names, cancellationToken);
        if (changed.Length > 0)
            await RestatementStore.MarkAsync(connection, changed, since, cancellationToken);
        // Other days that rest on these were found, or measured, without what changed since they were listed.
        await Ingestion.RunStore.MarkStaleAsync(
            connection, taken.Where(day => listed.GetValueOrDefault(day.Key) != day.Value).Select(day => day.Key), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return values;
    }

    private async Task<long> ReplaceAsync(
        NpgsqlConnection connection, DayBatch batch, MeasureSettings settings, ScopeNames names, CancellationToken cancellationToken)
    {
        var values = 0L;
        var known = batch.Days.ToDictionary(day => day, _ => new List<string>());
        await MeasureStore.ClearAsync(connection, batch.Days, cancellationToken);
        await foreach (var part in parts.ReadAsync(connection, batch.Parts, settings, names, cancellationToken))
        {
            await MeasureStore.WriteDistributionsAsync(connection, part.Distributions(names), cancellationToken);
            values += await MeasureStore.WriteSumsAsync(connection, part.Sums(names), cancellationToken);
            foreach (var day in part.Days)
                known[day].AddRange(part.KnownOn(day));
        }

        await MeasureStore.WriteDaysAsync(connection, known, settings, cancellationToken);
        return values;
    }

    private async Task<(DateOnly[] Changed, long Values)> RenewAsync(
        NpgsqlConnection connection, DayBatch batch, MeasureSettings settings, ScopeNames names, CancellationToken cancellationToken)
    {
        var values = 0L;
        var changed = new SortedSet<DateOnly>();
        await foreach (var part in parts.ReadAsync(connection, batch.Parts, settings, names, cancellationToken))
        {
            var (ofPart, written) = await PartRenewal.RunAsync(connection, part, names, cancellationToken);
            changed.UnionWith(ofPart);
            values += written;
        }

        await MeasureStore.SeeAsync(connection, batch.Days, settings, cancellationToken);
        return ([.. changed], values);
    }

    // Days far apart are read by themselves, or all between them would be read as well.
    private static List<DayBatch> Whole(IEnumerable<DateOnly> days)
    {
        var batches = new List<List<DateOnly>>();
        foreach (var day in days)
        {
            if (batches is not [.., { Count: < DaysAtATime } last] || last[^1].AddDays(DaysApart) < day)
                batches.Add(last = []);
            last.Add(day);
        }

        return batches.ConvertAll(batch => DayBatch.Whole([.. batch]));
    }

    private static List<DateOnly> DaysOf(ReportPeriod period) => [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays)];
}
