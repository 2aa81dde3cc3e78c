using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Share of callers kept waiting beyond all reason, answered or not.</summary>
internal static class LongWaits
{
    public const string Id = "long_waits";

    private static readonly Measure<QueueVisit> Long = new("long_waits", (call, settings) =>
        !Counts(call) ? null : call.Wait > settings.LongWait ? 1 : 0) { OfOfficers = false };

    private static readonly Measure<QueueVisit> Waited = new("offered_waits_known", call => Counts(call) ? 1 : null) { OfOfficers = false };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Waited over 10 minutes",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Long,
        Denominator = Waited,
        Seen = CanSee.Waits,
        Target = new(0, 0.01m, TargetOrigin.Ours),
        Formula = "Calls that waited longer than the limit, answered or not ÷ offered, but for answered ones whose wait is not known.",
        Parameters = settings => string.Create(CultureInfo.InvariantCulture, $"limit {settings.LongWait.Seconds()} s"),
    };

    // An answered call without a wait is on neither side.
    private static bool Counts(QueueVisit call) => call.CanSeeWaits && !(call.IsAnswered && call.Wait is null);
}
