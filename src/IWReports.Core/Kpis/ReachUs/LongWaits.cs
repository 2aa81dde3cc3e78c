using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Share of callers kept waiting beyond all reason, answered or not.</summary>
internal static class LongWaits
{
    public const string Id = "long_waits";

    private static readonly Measure<QueueVisit> Long = new("long_waits", (call, settings) =>
        call.IsWaitUnknown ? null : call.Wait > settings.LongWait ? 1 : 0) { OfAgents = false };

    private static readonly Measure<QueueVisit> Waited =
        new("offered_waits_known", call => call.IsWaitUnknown ? null : 1) { OfAgents = false };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = Named(MeasureSettings.Defaults),
        NameBy = Named,
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Long,
        Denominator = Waited,
        Capability = CanSee.Waits,
        Target = new(0, 0.01m, TargetOrigin.Ours),
        Formula = "Calls that waited longer than the limit, answered or not ÷ offered, but for answered ones whose wait is not known.",
        Parameters = settings => string.Create(CultureInfo.InvariantCulture, $"limit {settings.LongWait.Seconds()} s"),
    };

    private static string Named(MeasureSettings settings) => $"Waited over {LimitName.Of(settings.LongWait)}";
}
