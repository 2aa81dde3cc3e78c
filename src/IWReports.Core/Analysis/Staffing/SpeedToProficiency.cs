using IWReports.Core.Statistics;
namespace IWReports.Core.Analysis.Staffing;

/// <summary>Calls handled and the time they took together.</summary>
public readonly record struct HandledCalls(int Calls, TimeSpan Time)
{
    public static HandledCalls operator +(HandledCalls one, HandledCalls other) => new(one.Calls + other.Calls, one.Time + other.Time);

    public TimeSpan? Mean => Calls > 0 ? Time / Calls : null;
}

/// <summary>How fast a newcomer works, as a share of an experienced officer's pace. Source: ops/docs/statistics.md, 3.5.</summary>
public sealed record SpeedToProficiency(double Value, bool IsAssumption)
{
    // A plan's ramp, by month of tenure, until there are calls to go by.
    private static readonly double[] Ramp = [0.4, 0.6, 0.8, 1];

    private const int DaysInMonth = 30;

    /// <summary>From calls of the same queue and hours; an assumption, and so to be called one, while either side has too few.</summary>
    public static SpeedToProficiency Of(HandledCalls experienced, HandledCalls newcomer, int daysOfTenure) =>
        experienced is { Calls: >= MinSample.PaceCalls, Mean: { } usual } && newcomer is { Calls: >= MinSample.PaceCalls, Mean: { } own }
            && own > TimeSpan.Zero && usual > TimeSpan.Zero
            ? new(usual / own, false)
            : new(Ramp[Math.Clamp(daysOfTenure / DaysInMonth, 0, Ramp.Length - 1)], true);
}
