using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.ReachUs;

/// <summary>Callers who came while the company was closed: evidence for longer hours.</summary>
internal static class CallsOutsideHours
{
    public const string Id = "calls_outside_hours";

    private static readonly Measure<QueueVisit> Outside =
        new("calls_outside_hours", (call, settings) => IsClosed(call.Entered, settings) ? 1 : 0) { OfAgents = false };

    private static readonly Measure<QueueVisit> Abandoned =
        new("abandoned_outside_hours", (call, settings) => call.IsAbandoned
        && IsClosed(call.Entered, settings) ? 1 : 0) { OfAgents = false };

    private static readonly Kpi AbandonedOutside = new()
    {
        Id = "abandoned_outside_hours",
        Name = "Abandoned outside opening hours",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Lower,
        Uses = CalendarUse.OpeningHours,
        Numerator = Abandoned,
        Formula = "Callers who hung up among the calls outside opening hours.",
        Parameters = Hours,
    };

    private static readonly Measure<RefusedCalls> Refused = new("refused_outside_hours", (refused, settings) =>
        refused.HalfHour is not { } slot ? 0 : IsClosed(new(refused.Day, slot), settings) ? refused.Calls : 0);

    private static readonly Kpi RefusedOutside = new()
    {
        Id = "refused_outside_hours",
        Name = "Refused outside opening hours",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.OpeningHours,
        Numerator = Refused,
        Capability = CanSee.Refusals,
        Formula = "Calls refused at the door outside opening hours, as call detail records tell; not among the queue entries.",
        Parameters = Hours,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Calls outside opening hours",
        TouchPoint = TouchPoint.ReachUs,
        Unit = Unit.Count,
        Better = Better.Neither,
        Uses = CalendarUse.OpeningHours,
        Numerator = Outside,
        Beside = [AbandonedOutside, RefusedOutside],
        Formula = "Queue entries on a weekend, a public holiday, or in a half-hour that starts outside the opening hours; only those the "
            + "telephone system let into a queue.",
        Parameters = Hours,
    };

    private static bool IsClosed(LocalTime time, MeasureSettings settings) =>
        !settings.Calendar.IsBusinessDay(time.Day) || !settings.Calendar.IsOpenAt(time.HalfHour);

    private static string Hours(MeasureSettings settings) => string.Create(
        CultureInfo.InvariantCulture, $"open {settings.Calendar.Opens:HH:mm}–{settings.Calendar.Closes:HH:mm} on business days");
}
