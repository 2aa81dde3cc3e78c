using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement.Facts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>One call behind a figure, and what it adds above and below the line; null where it says nothing there.</summary>
internal sealed record CallBehind(QueueVisit Visit, decimal? Numerator, decimal? Denominator);

/// <summary>Finds the very calls that a figure is made of: by the measures that made it.</summary>
internal sealed class CallsBehind(NpgsqlDataSource database, FactReader facts, BusinessCalendar calendar,
    IOptions<MeasurementOptions> options)
{
    /// <summary>Calls are read day by day; of more days they would be more than anybody looks through.</summary>
    public const int MaxDays = 7;

    /// <summary>Whether a KPI is made of calls.</summary>
    public static bool Has(Kpi kpi) => Parts(kpi).Any();

    /// <summary>Latest first, of days that are at most <see cref="MaxDays"/>.</summary>
    public async Task<IReadOnlyList<CallBehind>> ReadAsync(
        Kpi kpi, ReportPeriod days, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days.Days, MaxDays);
        var settings = options.Value.For(calendar, days.To);
        var calls = new List<CallBehind>();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        scope = (await ScopeNameStore.ReadAsync(connection, cancellationToken)).Of(scope);
        DateOnly[] asked = [.. Enumerable.Range(0, days.Days).Select(days.From.AddDays)];
        await foreach (var fact in facts.ReadAsync(connection, asked, [typeof(QueueVisit)], cancellationToken))
        {
            if (fact is not QueueVisit visit || !visit.Scopes.Any(one => ScopeNames.Folded(one) == ScopeNames.Folded(scope)))
                continue;
            var call = new CallBehind(visit, AmountOf(kpi.Numerator, visit), AmountOf(kpi.Denominator, visit));
            if (call.Numerator is not null || call.Denominator is not null)
                calls.Add(call);
        }

        return [.. calls.OrderByDescending(call => call.Visit.EnteredAt).ThenBy(call => call.Visit.CallId, StringComparer.Ordinal)];

        decimal? AmountOf(IMeasure? measure, QueueVisit visit) =>
            measure is not null && measure.FactType == typeof(QueueVisit) && measure.IsMeasuredBy(scope.Kind)
                && measure.DayOf(visit, settings) is { } day && day >= days.From && day <= days.To
                ? measure.Of(visit, settings) : null;
    }

    private static IEnumerable<IMeasure> Parts(Kpi kpi) =>
        new[] { kpi.Numerator, kpi.Denominator }.OfType<IMeasure>().Where(measure => measure.FactType == typeof(QueueVisit));
}
