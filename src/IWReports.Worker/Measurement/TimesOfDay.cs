using System.Runtime.CompilerServices;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>
/// Tells how often each whole second occurred by time of day, from the calls of the measured days: kept for every half-hour, spreads would
/// be most of the database.
/// </summary>
internal static class TimesOfDay
{
    public static async IAsyncEnumerable<(string Measure, string Key, int At, long Times)> DistributionsAsync(
        NpgsqlConnection connection, IReadOnlyList<IMeasure> measures, Question question, MeasureSettings settings, CompanyOptions company,
            [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = measures.Where(measure => measure.FactType == typeof(QueueVisit) && measure.IsMeasuredBy(question.Kind)).ToList();
        var days = await connection.RowsAsync<DateOnly>("select day from measured_day where day = any($1)", cancellationToken,
            question.Days);
        if (own.Count == 0 || days.Count == 0)
            yield break;
        var names = await ScopeNameStore.ReadAsync(connection, cancellationToken);
        await foreach (var call in QueueEntries.ReadAsync(connection, [.. days], company, settings, cancellationToken,
            withOrders: false))
        {
            if (call.HalfHour is not { } slot || !call.Scopes.Select(names.Of).Contains(question.Scope))
                continue;
            foreach (var measure in own)
            {
                if (measure.Of(call, settings) is { } amount)
                    yield return (measure.Id, KpiKey.NameOf(question.By, call.Day.DayOfWeek, slot), decimal.ToInt32(amount), 1);
            }
        }
    }
}
