using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Share of callers answered soon enough. Source: ops/docs/metrics.md, 2.2; the variant is a setting.</summary>
internal static class ServiceLevel
{
    public const string Id = "service_level";

    private static readonly Measure<QueueVisit> InTime = new("answered_within_target", (call, settings) =>
        WaitUnknown(call) ? null
        : call.AnsweredWithin(settings.ServiceLevelWithin) ? 1
        : settings.ServiceLevelVariant is ServiceLevelVariant.AbandonedInTimeIsServed
            && call.AbandonedWithin(settings.ServiceLevelWithin) ? 1 : 0)
    {
        OfOfficers = false,
        OfInterval = (interval, settings) =>
            IntervalBase(interval, settings) is null ? null : interval.AnsweredIn(settings.ServiceLevelWithin),
    };

    private static readonly Measure<QueueVisit> Base = new("service_level_base", (call, settings) =>
        WaitUnknown(call) ? null : call.IsAnswered || (call.IsAbandoned && Counts(call, settings)) ? 1 : 0)
    {
        OfOfficers = false,
        OfInterval = (interval, settings) =>
            interval.AnsweredIn(settings.ServiceLevelWithin) is null ? null : IntervalBase(interval, settings),
    };

    private static readonly Measure<QueueVisit> AnsweredInTime = new("answered_in_time", (call, settings) =>
        WaitUnknown(call) ? null : call.AnsweredWithin(settings.ServiceLevelWithin) ? 1 : 0)
    {
        OfOfficers = false,
        OfInterval = (interval, settings) => interval.AnsweredIn(settings.ServiceLevelWithin),
    };

    private static readonly Measure<QueueVisit> Ended = new("answered_or_abandoned", (call, _) =>
        WaitUnknown(call) ? null : call.IsAnswered || call.IsAbandoned ? 1 : 0)
    {
        OfOfficers = false,
        OfInterval = (interval, settings) =>
            interval.AnsweredIn(settings.ServiceLevelWithin) is null ? null : interval.Answered + interval.Abandoned,
    };

    private static readonly Kpi AllAbandoned = new()
    {
        Id = "service_level_all",
        Name = "Service level, every abandoned call counted",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = AnsweredInTime,
        Denominator = Ended,
        Seen = CanSee.Waits,
        Formula = "Calls answered within the threshold ÷ (answered + abandoned), short abandons among them (SL-C).",
        Parameters = settings => string.Create(CultureInfo.InvariantCulture, $"threshold {settings.ServiceLevelWithin.Seconds()} s"),
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Service level",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = InTime,
        Denominator = Base,
        Seen = CanSee.Waits,
        Target = new(0.80m, 0.05m, TargetOrigin.Ours),
        Beside = [AllAbandoned],
        Formula = "Calls answered within the threshold of queue wait ÷ (answered + abandoned as the variant counts them). Answered calls "
            + "whose wait is unknown are in neither. Totals by day or interval count where they were made with this threshold; where "
            + "they do not tell short abandons, none are taken out.",
        Parameters = settings => string.Create(
            CultureInfo.InvariantCulture, $"{Variant(settings)}; threshold {settings.ServiceLevelWithin.Seconds()} s; short = up to "
                + $"{settings.ShortAbandon.Seconds()} s"),
    };

    private static bool WaitUnknown(QueueVisit call) => !call.CanSeeWaits || (call.IsAnswered && call.Wait is null);

    // Totals do not say who hung up within the threshold, which two of the variants ask.
    private static int? IntervalBase(CallInterval interval, MeasureSettings settings) => settings.ServiceLevelVariant switch
    {
        ServiceLevelVariant.AbandonedInTimeIsServed or ServiceLevelVariant.AbandonedTooLate => null,
        ServiceLevelVariant.AnsweredOnly => interval.Answered,
        ServiceLevelVariant.WithoutShortAbandons => interval.Answered + interval.AbandonedWithoutShort(settings.ShortAbandon),
        _ => interval.Answered + interval.Abandoned,
    };

    private static bool Counts(QueueVisit abandoned, MeasureSettings settings) => settings.ServiceLevelVariant switch
    {
        ServiceLevelVariant.AnsweredOnly => false,
        ServiceLevelVariant.AbandonedTooLate => !abandoned.AbandonedWithin(settings.ServiceLevelWithin),
        ServiceLevelVariant.WithoutShortAbandons => !abandoned.AbandonedWithin(settings.ShortAbandon),
        _ => true,
    };

    private static string Variant(MeasureSettings settings) => settings.ServiceLevelVariant switch
    {
        ServiceLevelVariant.AbandonedInTimeIsServed => "SL-A: abandoned within the threshold counts as served",
        ServiceLevelVariant.AnsweredOnly => "SL-B: answered calls only",
        ServiceLevelVariant.AllAbandoned => "SL-C: every abandoned call counts",
        ServiceLevelVariant.AbandonedTooLate => "SL-D: abandoned calls count after the threshold",
        _ => "SL-E: short abandons are left out",
    };
}
