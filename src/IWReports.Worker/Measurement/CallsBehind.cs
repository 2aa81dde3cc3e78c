using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>One call behind a figure, and what it adds above and below the line; null where it says nothing there.</summary>
internal sealed record CallBehind(QueueVisit Visit, decimal? Numerator, decimal? Denominator);

/// <summary>The calls behind a figure, and how many more came as totals of an interval only: these have no lines.</summary>
internal sealed record CallsAndTotals(IReadOnlyList<CallBehind> Calls, int InTotals);

/// <summary>Finds the very calls that a figure is made of: by the measures that made it.</summary>
internal sealed class CallsBehind(NpgsqlDataSource database, FactReader facts, BusinessCalendar calendar,
    IOptions<MeasurementOptions> options)
{
    /// <summary>Calls are read day by day; of more days they would be more than anybody looks through.</summary>
    public const int MaxDays = 7;

    /// <summary>Whether a KPI is made of calls.</summary>
    public static bool Has(Kpi kpi) => Parts(kpi).Any();

    /// <summary>Latest first, of days that are at most <see cref="MaxDays"/>.</summary>
    public async Task<CallsAndTotals> ReadAsync(
        Kpi kpi, ReportPeriod days, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days.Days, MaxDays);
        var settings = options.Value.For(calendar, days.To);
        var (calls, inTotals) = (new List<CallBehind>(), 0);
        var takesTotals = Parts(kpi).Any(measure => measure.TakesIntervals);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        scope = (await ScopeNameStore.ReadAsync(connection, cancellationToken)).Of(scope);
        DateOnly[] asked = [.. Enumerable.Range(0, days.Days).Select(days.From.AddDays)];
        await foreach (var fact in facts.ReadAsync(connection, asked, [typeof(QueueVisit), typeof(CallInterval)], cancellationToken))
        {
            if (!fact.Scopes.Any(one => ScopeNames.Folded(one) == ScopeNames.Folded(scope)))
                continue;
            inTotals += fact is CallInterval total && takesTotals ? total.Offered : 0;
            if (fact is not QueueVisit visit)
                continue;
            var call = new CallBehind(visit, AmountOf(kpi.Numerator, visit), AmountOf(kpi.Denominator, visit));
            if (call.Numerator is not null || call.Denominator is not null)
                calls.Add(call);
        }

        return new([.. calls.OrderByDescending(call => call.Visit.EnteredAt).ThenBy(call => call.Visit.CallId, StringComparer.Ordinal)],
            inTotals);

        decimal? AmountOf(IMeasure? measure, QueueVisit visit) =>
            measure is not null && measure.FactType == typeof(QueueVisit) && measure.IsMeasuredBy(scope.Kind)
                && measure.DayOf(visit, settings) is { } day && day >= days.From && day <= days.To
                ? measure.Of(visit, settings) : null;
    }

    private static IEnumerable<IMeasure> Parts(Kpi kpi) =>
        new[] { kpi.Numerator, kpi.Denominator }.OfType<IMeasure>().Where(measure => measure.FactType == typeof(QueueVisit));
}
