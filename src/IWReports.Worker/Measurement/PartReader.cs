using System.Data;
using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Reads and adds up the facts of some days in parts, two at once, all as the caller's transaction sees them.</summary>
internal sealed class PartReader(NpgsqlDataSource database, FactReader facts)
{
    // One reads while the server works for the other.
    private const int AtOnce = 2;

    // Calls have most of the rows and look but a few days ahead: so many of their days fit in memory twice.
    private const int DaysOfCalls = 4;

    /// <summary>The parts in the same order every time, so that the same facts give the same rows and spellings.</summary>
    public async IAsyncEnumerable<MeasuredPart> ReadAsync(NpgsqlConnection connection, IReadOnlyList<DayPart> parts,
        MeasureSettings settings, ScopeNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = await connection.ScalarAsync<string>("select pg_export_snapshot()", cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = new Queue<Task<MeasuredPart>>();
        try
        {
            foreach (var part in parts.SelectMany(Split))
            {
                if (reading.Count == AtOnce)
                    yield return await reading.Dequeue();
                var own = names.Copy();
                reading.Enqueue(Task.Run(() => ReadAsync(part, snapshot, settings, own, stopping.Token), stopping.Token));
            }

            while (reading.Count > 0)
                yield return await reading.Dequeue();
        }
        finally
        {
            // Nobody reads on once the transaction that lends its snapshot may end.
            await stopping.CancelAsync();
            await Task.WhenAll(reading.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<MeasuredPart> ReadAsync(
        DayPart part, string snapshot, MeasureSettings settings, ScopeNames names, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        // Sorting and joining a month's calls in memory takes half the time of doing it on the disk.
        await connection.ExecuteAsync($"set transaction snapshot '{snapshot}'; set local work_mem = '32MB'", cancellationToken);
        var measures = KpiCatalog.Measures.Where(measure => part.Kinds.Contains(measure.FactType)).ToList();
        var rollup = new Rollup(measures, settings, part.Days.ToHashSet(), names);
        await foreach (var fact in facts.ReadAsync(connection, part.Days, part.Kinds, cancellationToken))
            rollup.Add(fact);
        return new(part.Days, measures, rollup);
    }

    private static IEnumerable<DayPart> Split(DayPart part)
    {
        var left = part.Kinds.ToHashSet();
        if (left.Remove(typeof(QueueVisit)))
        {
            foreach (var days in part.Days.Chunk(DaysOfCalls))
                yield return new(days, new HashSet<Type> { typeof(QueueVisit) });
        }

        if (left.Remove(typeof(Contact)))
            yield return part with { Kinds = new HashSet<Type> { typeof(Contact) } };
        if (left.Count > 0)
            yield return part with { Kinds = left };
    }
}
