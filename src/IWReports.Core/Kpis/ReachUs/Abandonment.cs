using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Share of queued callers who abandoned before anyone answered. Source: ops/docs/metrics.md, 2.4.</summary>
internal static class Abandonment
{
    public const string Id = "abandonment";

    // Short ones count too: the caller was there. They are shown beside, not taken out.
    private static readonly Measure<QueueVisit> Abandoned = new("abandoned", call =>
        !call.CanSeeAbandonment ? null : call.IsAbandoned ? 1 : 0)
    {
        OfAgents = false,
        OfInterval = (interval, _) => interval.Abandoned,
    };

    private static readonly Measure<QueueVisit> Short = new("abandoned_short", (call, settings) =>
        !call.CanSeeWaits ? null : call.AbandonedWithin(settings.ShortAbandon) ? 1 : 0) { OfAgents = false };

    private static readonly Kpi ShortOnes = new()
    {
        Id = "short_abandonment",
        Name = "Short abandonment",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Neither,
        Numerator = Short,
        Denominator = CanSee.Waits,
        Capability = CanSee.Waits,
        Formula = "Callers who hung up at once ÷ offered.",
        Parameters = settings => string.Create(CultureInfo.InvariantCulture, $"at once = up to {settings.ShortAbandon.Seconds()} s"),
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Abandonment",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Abandoned,
        Denominator = CanSee.Abandonment,
        Capability = CanSee.Abandonment,
        Target = new(0.05m, 0.02m, TargetOrigin.Ours),
        Beside = [ShortOnes, AbandonTime.Kpi],
        Formula = "Callers who hung up before anyone answered ÷ offered, short ones included. Not measurable where the source may hold "
            + "answered calls only.",
    };
}
