using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Calls answered only to be put on hold.</summary>
internal static class HeldAtOnce
{
    public const string Id = "held_at_once";

    private static readonly Measure<QueueVisit> AtOnce = new("held_at_once", (call, settings) =>
        !call.IsAnswered ? null
        : call.HeldAfter is { } after ? after <= settings.HeldAtOnce ? 1 : 0
        : IsKnownUnheld(call) ? 0 : null);

    private static readonly Measure<QueueVisit> Known = new("hold_start_known", call =>
        call.IsAnswered && (call.HeldAfter is not null || IsKnownUnheld(call)) ? 1 : null);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Put on hold at once",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = AtOnce,
        Denominator = Known,
        Capability = CanSee.HoldStart,
        Formula = "Calls put on hold right after the answer ÷ answered calls for which the source sees it.",
        Parameters = settings => string.Create(CultureInfo.InvariantCulture, $"right after = within {settings.HeldAtOnce.Seconds()} s"),
    };

    // A source that tells how long, but not when, knows the calls never held and none of the others: counting those alone would always
    // give 0.
    private static bool IsKnownUnheld(QueueVisit call) => call.Hold == TimeSpan.Zero && call.CanSee.HasFlag(Capabilities.HoldStart);
}
