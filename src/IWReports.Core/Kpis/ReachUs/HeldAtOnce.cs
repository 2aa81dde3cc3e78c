using IWReports.Core.Facts;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Calls answered only to be put on hold.</summary>
internal static class HeldAtOnce
{
    private static readonly Measure<QueueEntry> AtOnce = new("held_at_once", (call, settings) =>
        !call.IsAnswered || call.Hold is null ? null
        : call.Hold == TimeSpan.Zero ? 0
        : call.HeldAfter is { } after ? after <= settings.HeldAtOnce ? 1 : 0 : null);

    private static readonly Measure<QueueEntry> Seen = new("hold_start_known", call =>
        call.IsAnswered && (call.Hold == TimeSpan.Zero || call.HeldAfter is not null) ? 1 : null);

    public static readonly Kpi Kpi = new()
    {
        Id = "held_at_once",
        Name = "Put on hold at once",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = AtOnce,
        Denominator = Seen,
        Formula = "Calls put on hold right after the answer ÷ answered calls for which the source sees it.",
        Parameters = settings => $"right after = within {settings.HeldAtOnce.Seconds()} s",
    };
}
