using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Share of callers answered before the fifth ring of their own tone was over. Source: ops/docs/metrics.md, 2.3.</summary>
internal static class AnsweredIn5Rings
{
    public const string Id = "answered_in_5_rings";

    // No system stores rings, so they are the caller's wait in units of the national ringing tone.
    public const int Rings = 5;

    private static readonly Measure<QueueVisit> InTime = ServiceTally.InTime("answered_in_5_rings", InRings);

    private static readonly Measure<QueueVisit> Served = ServiceTally.Base("answered_or_waited", InRings);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = $"Answered within {Rings} rings",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = InTime,
        Denominator = Served,
        Capability = CanSee.Waits,
        Target = new(0.90m, 0.05m, TargetOrigin.Ours),
        PolicyTarget = new(1, 0, TargetOrigin.Policy),
        Formula = $"Calls answered within {Rings} rings of queue wait ÷ (answered + abandoned − short abandons). Answered calls whose wait "
            + "is unknown are in neither. Totals by day or interval count where they were made with this limit; where they do not tell "
            + "short abandons, none are taken out.",
        Parameters = settings => string.Create(CultureInfo.InvariantCulture,
            $"{Rings} rings = {Limit(settings).Seconds()} s; short = up to {settings.ShortAbandon.Seconds()} s"),
    };

    private static (TimeSpan Within, ServiceLevelVariant Variant) InRings(MeasureSettings settings) =>
        (Limit(settings), ServiceLevelVariant.WithoutShortAbandons);

    internal static TimeSpan Limit(MeasureSettings settings) => Rings * settings.Ring;
}
