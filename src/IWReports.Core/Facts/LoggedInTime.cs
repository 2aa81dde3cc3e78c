using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>An officer's time in one queue; the empty queue stands for all of them.</summary>
public readonly record struct QueueSession(string Queue, Interval Time);

/// <summary>Turns one officer's log-ins and pauses into half-hours of presence.</summary>
public static class LoggedInTime
{
    private static readonly long HalfHourTicks = HalfHour.Length.Ticks;

    /// <summary>
    /// Half-hours in which the officer was logged in to any queue. A pause in one queue leaves the officer working in the others,
    /// so time is paused only where every queue logged in to is.
    /// </summary>
    public static IEnumerable<AgentPresence> Slices(string officer, string? team, IReadOnlyList<QueueSession> sessions,
        IReadOnlyList<QueueSession> pauses, TimeZoneInfo zone)
    {
        var loggedIn = Interval.Union(sessions.Select(session => session.Time));
        var working = Working(sessions, pauses);

        var present = ByHalfHour(loggedIn, zone);
        var productive = ByHalfHour(working, zone);
        return present.OrderBy(slot => (slot.Key.Day, slot.Key.HalfHour.Index))
            .Select(slot => new AgentPresence(officer, team, slot.Key.Day, slot.Key.HalfHour, slot.Value,
                slot.Value - productive.GetValueOrDefault(slot.Key)));
    }

    /// <summary>When the officer was logged in to any queue and not paused in it.</summary>
    public static IReadOnlyList<Interval> Working(IReadOnlyList<QueueSession> sessions, IReadOnlyList<QueueSession> pauses) =>
        Interval.Union(sessions.GroupBy(session => session.Queue, StringComparer.Ordinal).SelectMany(queue =>
            Interval.Minus(queue.Select(session => session.Time),
                pauses.Where(pause => Concerns(pause, queue.Key)).Select(pause => pause.Time))));

    private static bool Concerns(QueueSession pause, string queue) =>
        pause.Queue == queue || pause.Queue.Length == 0 || queue.Length == 0;

    /// <summary>How much of each half-hour of the wall's clock intervals fill.</summary>
    public static Dictionary<LocalTime, TimeSpan> ByHalfHour(IEnumerable<Interval> intervals, TimeZoneInfo zone)
    {
        var slots = new Dictionary<LocalTime, TimeSpan>();
        foreach (var interval in intervals)
        {
            for (var from = interval.From; from < interval.To;)
            {
                // The wall clock decides where a half-hour ends; it is read again for each, so a change of the clock moves nothing.
                var wall = TimeZoneInfo.ConvertTime(from, zone);
                var end = from.AddTicks(HalfHourTicks - (wall.DateTime.Ticks % HalfHourTicks));
                var to = end < interval.To ? end : interval.To;
                var slot = LocalTime.Of(wall);
                slots[slot] = slots.GetValueOrDefault(slot) + (to - from);
                from = to;
            }
        }

        return slots;
    }
}
