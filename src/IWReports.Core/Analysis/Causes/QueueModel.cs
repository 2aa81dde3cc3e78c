using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Analysis.Causes;

/// <summary>The queue that all intervals share: how long one is, callers' patience, how soon is in time, and the newcomers' pace.</summary>
/// <remarks>Source: ops/docs/statistics.md, 4.1.</remarks>
public sealed record QueueModel(TimeSpan Interval, TimeSpan Patience, TimeSpan Within, double SpeedToProficiency)
{
    // Sums of half-hours may come out as a hair less than a whole officer.
    private const double Hair = 1e-9;

    /// <summary>How long a telephone rings before the answer: who abandons does not wait for it.</summary>
    public TimeSpan Ring { get; init; }

    public ServiceLevelVariant Variant { get; init; } = ServiceLevelVariant.WithoutShortAbandons;

    /// <summary>Short abandons for each call that the model takes in; it knows nothing of them.</summary>
    public double ShortPerCall { get; init; }

    /// <summary>
    /// The share of calls answered in time, by Erlang A; none where nobody is there. A part of an officer is an officer for that part of
    /// the time.
    /// </summary>
    public double ServiceLevel(ServiceDrivers drivers) => Served(Tally(drivers)) is { Base: > 0 } served ? served.InTime / served.Base : 0;

    /// <summary>For each call that the model takes in: calls in time and those they are a share of, as the variant counts them.</summary>
    public (double InTime, double Base) Served(ServiceTally tally) =>
        (tally + new ServiceTally(0, 0, ShortPerCall, ShortPerCall, ShortPerCall)).Of(Variant);

    /// <summary>What becomes of each call that the model takes in.</summary>
    public ServiceTally Tally(ServiceDrivers drivers)
    {
        var officers = Math.Max(0, drivers.Scheduled - drivers.Absent);
        // More newcomers than people there: the rest of them is away too.
        var newcomers = Math.Min(drivers.Newcomers, officers);
        var pace = officers == 0 ? 1 : (officers - newcomers + (newcomers * SpeedToProficiency)) / officers;
        var load = new CallLoad(drivers.Calls, Interval, drivers.Handle / pace, Patience);
        return drivers.Covered switch
        {
            >= 1 => At(load, officers / drivers.Covered),
            > 0 => Mean(At(load, 0), At(load, officers / drivers.Covered), drivers.Covered),
            _ => At(load, 0),
        };
    }

    private ServiceTally At(CallLoad load, double officers)
    {
        var whole = (int)Math.Floor(officers + Hair);
        var part = Math.Max(0, officers - whole);
        return part < Hair ? At(load, whole) : Mean(At(load, whole), At(load, whole + 1), part);
    }

    private ServiceTally At(CallLoad load, int officers)
    {
        var tally = ServiceTally.Of(load.At(officers, Within - Ring));
        return Ring == TimeSpan.Zero || !ServiceTally.AsksAbandonedInTime(Variant) ? tally
            : tally with { AbandonedInTime = load.At(officers, Within).AbandonedInTime ?? 0 };
    }

    private static ServiceTally Mean(ServiceTally one, ServiceTally other, double part)
    {
        double Of(double was, double then) => was + (part * (then - was));
        return new(Of(one.Answered, other.Answered), Of(one.AnsweredInTime, other.AnsweredInTime), Of(one.Abandoned, other.Abandoned),
            Of(one.AbandonedInTime, other.AbandonedInTime), 0);
    }
}
