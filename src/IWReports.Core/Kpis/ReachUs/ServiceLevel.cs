using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Share of callers answered soon enough. Source: ops/docs/metrics.md, 2.2; the variant is a setting.</summary>
internal static class ServiceLevel
{
    public const string Id = "service_level";

    private static readonly Measure<QueueVisit> InTime = ServiceTally.InTime("answered_within_target", OfCompany);

    private static readonly Measure<QueueVisit> Base = ServiceTally.Base("service_level_base", OfCompany);

    private static readonly Measure<QueueVisit> AnsweredInTime = ServiceTally.InTime("answered_in_time", Strict);

    private static readonly Measure<QueueVisit> Ended = ServiceTally.Base("answered_or_abandoned", Strict);

    private static readonly Kpi AllAbandoned = new()
    {
        Id = "service_level_all",
        Name = "Service level, every abandoned call counted",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = AnsweredInTime,
        Denominator = Ended,
        Capability = CanSee.Waits,
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
        Capability = CanSee.Waits,
        Target = new(0.80m, 0.05m, TargetOrigin.Ours),
        Beside = [AllAbandoned],
        Formula = "Calls answered within the threshold of queue wait, with SL-A those abandoned within it too ÷ (answered + abandoned as "
            + "the variant counts them). Answered calls whose wait is unknown are in neither; abandoned ones count as if they had waited "
            + "long. Totals by day or interval count where they were made with this threshold; where they do not tell short abandons, "
            + "none are taken out.",
        Parameters = settings => string.Create(
            CultureInfo.InvariantCulture, $"{Variant(settings)}; threshold {settings.ServiceLevelWithin.Seconds()} s; short = up to "
                + $"{settings.ShortAbandon.Seconds()} s"),
    };

    private static (TimeSpan Within, ServiceLevelVariant Variant) OfCompany(MeasureSettings settings) =>
        (settings.ServiceLevelWithin, settings.ServiceLevelVariant);

    private static (TimeSpan Within, ServiceLevelVariant Variant) Strict(MeasureSettings settings) =>
        (settings.ServiceLevelWithin, ServiceLevelVariant.AllAbandoned);

    private static string Variant(MeasureSettings settings) => settings.ServiceLevelVariant switch
    {
        ServiceLevelVariant.AbandonedInTimeIsServed => "SL-A: abandoned within the threshold counts as served",
        ServiceLevelVariant.AnsweredOnly => "SL-B: answered calls only",
        ServiceLevelVariant.AllAbandoned => "SL-C: every abandoned call counts",
        ServiceLevelVariant.AbandonedTooLate => "SL-D: abandoned calls count after the threshold",
        _ => "SL-E: short abandons are left out",
    };
}
