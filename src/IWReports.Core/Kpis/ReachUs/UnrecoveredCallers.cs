using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Callers who abandoned and whom nobody reached in time.</summary>
internal static class UnrecoveredCallers
{
    public const string Id = "unrecovered_callers";

    // A caller counts once a day, at the last time of hanging up: the reader marks that call and leaves the others unknown.
    private static readonly Measure<QueueVisit> Lost =
        new("unrecovered_callers", call => call.Recovered is { } reached ? reached ? 0 : 1 : null) { OfAgents = false };

    private static readonly Measure<QueueVisit> HungUp =
        new("abandoning_callers", call => call.Recovered is null ? null : 1) { OfAgents = false };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Never reached",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Uses = CalendarUse.BusinessDays,
        Numerator = Lost,
        Denominator = HungUp,
        Target = new(0, 0.10m, TargetOrigin.Ours),
        Matures = (day, settings) => settings.Calendar.AddBusinessDays(day, 1),
        Formula = "Callers who abandoned and neither got through nor were rung back, where the source sees it, by the end of the next "
            + "business day ÷ callers who abandoned. A caller counts once a day, at the last time of hanging up; callers without a "
            + "number are left out. Provisional until that business day is over.",
    };
}
