using IWReports.Core.Calendar;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>
/// Holds what sent reports said against the sums as they are now: a published figure that differs is written down, never changed in
/// silence.
/// </summary>
internal sealed class Restatements(NpgsqlDataSource database, KpiReader kpis)
{
    /// <summary>Compares what was marked while measuring, and returns how many figures are no longer what was published.</summary>
    public async Task<int> RecordAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Nothing may be measured between the reading and the taking off of the marks.
        await MeasureStore.AloneAsync(connection, cancellationToken);
        var stale = await RestatementStore.StaleAsync(connection, cancellationToken);
        if (stale.Count == 0)
            return 0;

        var changed = new List<(PublishedFigure, decimal?)>();
        foreach (var alike in stale.GroupBy(figure => (figure.Scope, By: By(figure.Period))))
        {
            // A figure that the catalogue no longer has cannot be held against anything.
            var asked = alike.Select(figure => KpiCatalog.Find(figure.Kpi)).OfType<Kpi>().DistinctBy(kpi => kpi.Id).ToList();
            var values = await kpis.ReadAsync(asked, alike.Min(figure => figure.Period.From), alike.Max(figure => figure.Period.To),
                alike.Key.By, alike.Key.Scope, cancellationToken);
            var now = values.ToDictionary(value => (value.Kpi.Id, value.Key), value => value.Value);
            changed.AddRange(from figure in alike
                             where now.TryGetValue((figure.Kpi, figure.Period.ToString()), out var value) && value != figure.Last
                                 && value != (figure.Last ?? figure.Published)
                             select (figure, now[(figure.Kpi, figure.Period.ToString())]));
        }

        await RestatementStore.SaveAsync(connection, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed.Count;
    }

    private static KpiBy By(ReportPeriod period) => period.IsDay ? KpiBy.Day : period.IsMonth ? KpiBy.Month : KpiBy.Week;
}
