using IWReports.Core.Calendar;
using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>One interval as it was measured, and what the model makes of it.</summary>
public sealed record MeasuredInterval(DateOnly Day, HalfHour Slot, double Calls, double AnsweredInTime, double ModelledLevel);

/// <summary>An hour's calls, and by how much its measured service lies above the modelled.</summary>
public sealed record HourGap(int Hour, double Calls, double Gap);

/// <summary>Whether the model tells how callers were served, hour by hour: without that it may not share out a change.</summary>
/// <remarks>Source: ops/docs/statistics.md, 4.2.</remarks>
public sealed record Calibration(double Gap, int? ThinHour)
{
    // Five points, or a quarter of the change where that is more.
    private const double Points = 0.05, ShareOfChange = 0.25;

    /// <summary>What the gap is made of.</summary>
    public IReadOnlyList<HourGap> Hours { get; init; } = [];

    /// <summary>
    /// How well the model tells a change from one period to this one, as the standard error of hours that err each for itself: what the
    /// gaps of an hour before and now differ by is the model's error and chance.
    /// </summary>
    public double ErrorFrom(Calibration before)
    {
        var was = before.Hours.ToDictionary(hour => hour.Hour, hour => hour.Gap);
        var calls = Hours.Sum(hour => hour.Calls);
        return calls > 0 ? Math.Sqrt(Hours.Sum(hour => Math.Pow(hour.Calls / calls * (hour.Gap - was.GetValueOrDefault(hour.Hour)), 2)))
            : 0;
    }

    /// <summary>False where an hour was seen too rarely, or model and measurement lie too far apart.</summary>
    public bool Passes(double change) => ThinHour is null && Gap <= Math.Max(Points, ShareOfChange * Math.Abs(change));

    /// <summary>
    /// The gap is the mean over calls of how far model and measurement lie apart in their hour, beyond what chance explains.
    /// </summary>
    public static Calibration Of(IEnumerable<MeasuredInterval> intervals)
    {
        var hours = intervals.Where(interval => interval.Calls > 0).GroupBy(interval => interval.Slot.Start.Hour)
            .Select(hour => (Hour: hour.Key, Intervals: hour.Count(), Calls: hour.Sum(one => one.Calls),
                InTime: hour.Sum(one => one.AnsweredInTime), Modelled: hour.Sum(one => one.Calls * one.ModelledLevel)))
            .OrderBy(hour => hour.Hour).ToList();
        if (hours.Count == 0)
            return new(1, 0);
        var thin = hours.Where(hour => hour.Intervals < MinSample.CalibrationIntervals).Select(hour => (int?)hour.Hour).FirstOrDefault();
        return new(hours.Sum(hour => hour.Calls * BeyondChance(hour.Calls, hour.InTime / hour.Calls,
            (hour.InTime - hour.Modelled) / hour.Calls)) / hours.Sum(hour => hour.Calls),
            thin) { Hours = [.. hours.Select(hour => new HourGap(hour.Hour, hour.Calls, (hour.InTime - hour.Modelled) / hour.Calls))] };
    }

    // Of so few calls a part lies off by chance alone, however good the model: what is left of a gap once its own variance is taken from
    // its square.
    private static double BeyondChance(double calls, double level, double gap) =>
        Math.Sqrt(Math.Max(0, (gap * gap) - (level * (1 - level) / calls)));
}
