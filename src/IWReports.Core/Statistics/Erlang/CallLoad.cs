namespace IWReports.Core.Statistics.Erlang;

/// <summary>
/// What calls ask of officers: how many come in an interval, how long one takes, and how long callers wait on average before they hang up
/// (null: for ever).
/// </summary>
public sealed record CallLoad(double Calls, TimeSpan Interval, TimeSpan Handle, TimeSpan? Patience)
{
    public double PerSecond => Calls / Interval.TotalSeconds;

    /// <summary>Officers' worth of work, in erlangs.</summary>
    public double Erlangs => PerSecond * Handle.TotalSeconds;

    /// <summary>
    /// What so many officers make of it: Erlang A where callers hang up, Erlang C where they never do. Without calls, what a caller would
    /// meet.
    /// </summary>
    public StaffingFigures At(int officers, TimeSpan within) => (officers, Calls, Patience) switch
    {
        ( < 0, _, _) => throw new ArgumentOutOfRangeException(nameof(officers), officers, "Officers are counted from 0."),
        (0, _, { } patience) => new(1, 0, 1, patience.TotalSeconds, null) { AbandonedInTime = ErlangA.GoneBy(within / patience) },
        (0, _, null) => new(1, 0, null, double.PositiveInfinity, null),
        (_, <= 0, _) => new(0, 1, Patience is null ? null : 0, 0, 0) { AbandonedInTime = Patience is null ? null : 0 },
        (_, _, { } patience) => ErlangA.At(this, patience, officers, within),
        _ => ErlangC.At(this, officers, within),
    };
}

/// <summary>
/// How calls fare with a number of officers. Shares are of all calls offered; abandonment is null where the model knows none, occupancy
/// where nobody is there, and the mean wait is infinite where the queue only grows.
/// </summary>
public sealed record StaffingFigures(double WaitProbability, double ServiceLevel, double? Abandonment, double MeanWaitSeconds,
    double? Occupancy)
{
    /// <summary>The share of calls that abandon within the threshold; null where the model knows none.</summary>
    public double? AbandonedInTime { get; init; }
}
