using IWReports.Core.Analysis.Staffing;

namespace IWReports.Core.Analysis.Causes;

/// <summary>One day's calls of experienced officers, and those of the reference's days it is held against.</summary>
public sealed record DayHandling(DateOnly Day, HandledCalls Before, HandledCalls After);

/// <summary>What drawing days again does to the part of handling time: the model takes one mean for all days, so its intervals alone do not tell how well that is known.</summary>
internal sealed class HandlingNoise
{
    private const double Stretch = 1.01;

    private readonly List<DayHandling> _days;
    private readonly double _usual;

    // Change of the service level for a handling time e times as long.
    private readonly double _slope;

    private HandlingNoise(List<DayHandling> days, double slope) => (_days, _slope, _usual) = (days, slope, Growth(days));

    public static HandlingNoise Of(IReadOnlyList<IntervalChange> intervals, QueueModel queue, IReadOnlyList<DayHandling> handling)
    {
        var calls = intervals.Sum(interval => interval.Actual.Calls);
        double Level(double stretch) => intervals.Sum(interval => interval.Actual.Calls * queue.ServiceLevel(interval.Actual with { Handle = interval.Actual.Handle * stretch })) / calls;
        return new([.. handling.OrderBy(day => day.Day)], handling.Count == 0 || calls <= 0 ? 0 : (Level(Stretch) - Level(1)) / Math.Log(Stretch));
    }

    /// <summary>By how much the drawn days' handling time changes the service level, beside that of all days.</summary>
    public double In(int[] days) => _slope == 0 ? 0 : _slope * (Growth(days.Select(day => _days[day])) - _usual);

    private static double Growth(IEnumerable<DayHandling> days)
    {
        var (before, after) = (new HandledCalls(), new HandledCalls());
        foreach (var day in days)
            (before, after) = (new(before.Calls + day.Before.Calls, before.Time + day.Before.Time), new(after.Calls + day.After.Calls, after.Time + day.After.Time));
        return before.Mean is { } was && after.Mean is { } isNow && was > TimeSpan.Zero && isNow > TimeSpan.Zero ? Math.Log(isNow / was) : 0;
    }
}
