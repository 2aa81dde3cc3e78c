using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>How much of their available time officers spent on calls. Source: ops/docs/metrics.md, 3.1.</summary>
internal static class Occupancy
{
    public const string Id = "occupancy";

    public static readonly Measure<AgentPresence> Productive = new("productive", presence => presence.Productive.Seconds());

    private static readonly Measure<QueueVisit> Busy =
        new("time_on_calls", call => !call.IsAnswered ? 0 : IsTimed(call) ? call.Handled.Seconds() : null);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Occupancy",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Busy,
        Denominator = Productive,
        Capability = CanSee.LogIns,
        Target = new(0.85m, 0, TargetOrigin.Ours),
        Formula = "Time on calls (talk, hold, wrap-up, as far as the source records them) ÷ productive time (logged in less pauses that "
            + "are not work), which is time on calls and idle time; ringing counts as idle. Calls of officers who were not seen logged "
            + "in are left out, and more than 100 % is not measurable. Calls are booked to the half-hour of queue entry.",
        Parameters = Pauses,
    };

    /// <summary>Whether the officer who took the call was seen logged in: others' calls would stand over these officers' hours.</summary>
    internal static bool IsTimed(QueueVisit call) => call.CanSee.HasFlag(Capabilities.LogIns);

    internal static string Pauses(MeasureSettings settings) =>
        settings.ProductivePauses.Count == 0 ? ""
            : $"pauses that are work: {string.Join(", ", settings.ProductivePauses.Order(StringComparer.Ordinal))}";
}
