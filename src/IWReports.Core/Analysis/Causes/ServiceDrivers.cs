using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Causes;

/// <summary>What service in an interval depends on, and a shortfall is shared out among.</summary>
public enum Driver { Volume, HandlingTime, Schedule, Absence, Newcomers }

/// <summary>One queue's interval: calls offered, how long a call takes an experienced officer, officers scheduled, those of them away, and the newcomers among those there; who is there for a part of it counts as that part.</summary>
public sealed record ServiceDrivers(double Calls, TimeSpan Handle, double Scheduled, double Absent, double Newcomers)
{
    /// <summary>This interval with some drivers, bit by bit, as they were in another.</summary>
    public ServiceDrivers With(int changed, ServiceDrivers other) => new(
        Has(changed, Driver.Volume) ? other.Calls : Calls,
        Has(changed, Driver.HandlingTime) ? other.Handle : Handle,
        Has(changed, Driver.Schedule) ? other.Scheduled : Scheduled,
        Has(changed, Driver.Absence) ? other.Absent : Absent,
        Has(changed, Driver.Newcomers) ? other.Newcomers : Newcomers);

    private static bool Has(int set, Driver driver) => (set & (1 << (int)driver)) != 0;
}

/// <summary>The queue that all intervals share: how long one is, callers' patience, how soon is in time, and the newcomers' pace.</summary>
public sealed record QueueModel(TimeSpan Interval, TimeSpan Patience, TimeSpan Within, double NewcomerPace)
{
    // Sums of half-hours may come out as a hair less than a whole officer.
    private const double Hair = 1e-9;

    /// <summary>The share of calls answered in time, by Erlang A; none where nobody is there. A part of an officer is an officer for that part of the time.</summary>
    public double ServiceLevel(ServiceDrivers drivers) => Of(drivers, figures => figures.ServiceLevel);

    /// <summary>The share of calls that hang up, by the same model.</summary>
    public double Abandonment(ServiceDrivers drivers) => Of(drivers, figures => figures.Abandonment ?? 0);

    private double Of(ServiceDrivers drivers, Func<StaffingFigures, double> share)
    {
        var officers = Math.Max(0, drivers.Scheduled - drivers.Absent);
        // More newcomers than people there: the rest of them is away too.
        var newcomers = Math.Min(drivers.Newcomers, officers);
        var pace = officers == 0 ? 1 : (officers - newcomers + (newcomers * NewcomerPace)) / officers;
        var load = new CallLoad(drivers.Calls, Interval, drivers.Handle / pace, Patience);
        var whole = (int)Math.Floor(officers + Hair);
        var part = Math.Max(0, officers - whole);
        var level = share(load.At(whole, Within));
        return part < Hair ? level : level + (part * (share(load.At(whole + 1, Within)) - level));
    }
}

/// <summary>An interval as it was to be (planned, last year, or the last stable months' mean) and as it was.</summary>
public sealed record IntervalChange(DateOnly Day, HalfHour Slot, ServiceDrivers Reference, ServiceDrivers Actual);
