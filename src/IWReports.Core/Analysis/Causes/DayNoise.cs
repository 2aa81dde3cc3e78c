using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis.Staffing;

namespace IWReports.Core.Analysis.Causes;

/// <summary>
/// One day's calls of experienced officers and of newcomers, and those of experienced ones on the reference's days it is held against.
/// </summary>
public sealed record DayHandling(DateOnly Day, HandledCalls Before, HandledCalls After, HandledCalls Newcomers = default);

/// <summary>
/// What drawing days again does to the parts of handling time and of newcomers: the model takes one mean and one pace for all days, so its
/// intervals alone do not tell how well these are known.
/// </summary>
internal sealed class DayNoise
{
    private const double Stretch = 1.01;

    private readonly List<DayHandling> _days;
    private readonly (double Handling, double Pace) _usual;

    // Change of the service level for a handling time, or a pace, e times as long.
    private readonly (double Handling, double Pace) _slope;

    private DayNoise(List<DayHandling> days, (double, double) slope) => (_days, _slope, _usual) = (days, slope, Growth(days));

    public static DayNoise Of(IReadOnlyList<IntervalChange> intervals, QueueModel queue, IReadOnlyList<DayHandling> handling)
    {
        if (handling.Count == 0 || intervals.Sum(interval => interval.Actual.Calls) <= 0)
            return new([.. handling], default);
        double Level(QueueModel model, double stretch)
        {
            var (inTime, calls) = (0d, 0d);
            foreach (var now in intervals.Select(interval => interval.Actual).Where(now => now.Calls > 0))
            {
                var served = model.Served(model.Tally(now with { Handle = now.Handle * stretch }));
                (inTime, calls) = (inTime + (now.Calls * served.InTime), calls + (now.Calls * served.Base));
            }

            return calls > 0 ? inTime / calls : 0;
        }

        var level = Level(queue, 1);
        return new([.. handling.OrderBy(day => day.Day)], (
            (Level(queue, Stretch) - level) / Math.Log(Stretch),
            handling.Any(day => day.Newcomers.Calls > 0)
                ? (Level(queue with { SpeedToProficiency = queue.SpeedToProficiency * Stretch }, 1) - level) / Math.Log(Stretch) : 0));
    }

    /// <summary>Adds by how much the drawn days' handling time and pace change the service level, beside those of all days.</summary>
    public void AddTo(double[] shares, int[] days)
    {
        if (_slope == default)
            return;
        var growth = Growth(days.Select(day => _days[day]));
        shares[(int)Driver.HandlingTime] += _slope.Handling * (growth.Handling - _usual.Handling);
        shares[(int)Driver.Newcomers] += _slope.Pace * (growth.Pace - _usual.Pace);
    }

    private static (double Handling, double Pace) Growth(IEnumerable<DayHandling> days)
    {
        var (before, after, newcomers) = (new HandledCalls(), new HandledCalls(), new HandledCalls());
        foreach (var day in days)
            (before, after, newcomers) = (before + day.Before, after + day.After, newcomers + day.Newcomers);
        return (Log(before, after), Log(newcomers, after));
    }

    // Pace is an experienced officer's time over a newcomer's.
    private static double Log(HandledCalls below, HandledCalls above) =>
        below.Mean is { } was && above.Mean is { } isNow && was > TimeSpan.Zero && isNow > TimeSpan.Zero ? Math.Log(isNow / was) : 0;
}
