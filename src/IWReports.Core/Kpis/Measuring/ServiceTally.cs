using IWReports.Core.Facts;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Kpis.Measuring;

/// <summary>Calls counted as a service level needs them: of one visit, of an interval, or a model's shares of all calls.</summary>
/// <remarks>The one place that says what each variant counts. Source: ops/docs/metrics.md, 2.2.</remarks>
public readonly record struct ServiceTally(double Answered, double AnsweredInTime, double Abandoned, double AbandonedInTime,
    double AbandonedShort)
{
    /// <summary>Whether a variant asks who abandoned within the threshold, which totals do not say.</summary>
    public static bool AsksAbandonedInTime(ServiceLevelVariant variant) =>
        variant is ServiceLevelVariant.AbandonedInTimeIsServed or ServiceLevelVariant.AbandonedTooLate;

    /// <summary>Calls in time, and the calls they are a share of.</summary>
    public (double InTime, double Base) Of(ServiceLevelVariant variant) => variant switch
    {
        ServiceLevelVariant.AbandonedInTimeIsServed => (AnsweredInTime + AbandonedInTime, Answered + Abandoned),
        ServiceLevelVariant.AnsweredOnly => (AnsweredInTime, Answered),
        ServiceLevelVariant.AllAbandoned => (AnsweredInTime, Answered + Abandoned),
        ServiceLevelVariant.AbandonedTooLate => (AnsweredInTime, Answered + Abandoned - AbandonedInTime),
        _ => (AnsweredInTime, Answered + Abandoned - AbandonedShort),
    };

    /// <summary>The shares that a queue model gives.</summary>
    internal static ServiceTally Of(StaffingFigures figures) =>
        new(1 - (figures.Abandonment ?? 0), figures.ServiceLevel, figures.Abandonment ?? 0, figures.AbandonedInTime ?? 0, 0);

    public static ServiceTally operator +(ServiceTally one, ServiceTally other) =>
        new(one.Answered + other.Answered, one.AnsweredInTime + other.AnsweredInTime, one.Abandoned + other.Abandoned,
            one.AbandonedInTime + other.AbandonedInTime, one.AbandonedShort + other.AbandonedShort);

    /// <summary>Calls in time, as a measure of visits and of totals.</summary>
    internal static Measure<QueueVisit> InTime(string id, Func<MeasureSettings, (TimeSpan Within, ServiceLevelVariant Variant)> by) =>
        Measure(id, by, served => served.InTime);

    /// <summary>The calls they are a share of.</summary>
    internal static Measure<QueueVisit> Base(string id, Func<MeasureSettings, (TimeSpan Within, ServiceLevelVariant Variant)> by) =>
        Measure(id, by, served => served.Base);

    private static Measure<QueueVisit> Measure(string id, Func<MeasureSettings, (TimeSpan Within, ServiceLevelVariant Variant)> by,
        Func<(double InTime, double Base), double> part) => new(id, (call, settings) =>
        {
            var (within, variant) = by(settings);
            return call.IsWaitUnknown ? null : (decimal)part(Of(call, within, settings.ShortAbandon).Of(variant));
        })
        {
            OfAgents = false,
            OfInterval = (interval, settings) =>
            {
                var (within, variant) = by(settings);
                return AsksAbandonedInTime(variant) || Of(interval, within, settings.ShortAbandon) is not { } tally ? null
                    : (decimal)part(tally.Of(variant));
            },
        };

    private static ServiceTally Of(QueueVisit call, TimeSpan within, TimeSpan shortAbandon)
    {
        static double One(bool counts) => counts ? 1 : 0;
        return new(One(call.IsAnswered), One(call.AnsweredWithin(within)), One(call.IsAbandoned), One(call.AbandonedWithin(within)),
            One(call.AbandonedWithin(shortAbandon)));
    }

    // Null where the totals were made with another threshold.
    private static ServiceTally? Of(CallInterval interval, TimeSpan within, TimeSpan shortAbandon) =>
        interval is not { Answered: { } answered, Abandoned: { } abandoned } || interval.AnsweredIn(within) is not { } inTime ? null
            : new(answered, inTime, abandoned, 0, abandoned - interval.AbandonedWithoutShort(shortAbandon)!.Value);
}
