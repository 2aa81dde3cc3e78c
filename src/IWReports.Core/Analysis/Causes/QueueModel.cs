using IWReports.Core.Analysis.Staffing;
using IWReports.Core.Statistics.Erlang;

namespace IWReports.Core.Analysis.Causes;

/// <summary>The queue that all intervals share: how long one is, callers' patience, how soon is in time, and the newcomers' pace.</summary>
public sealed record QueueModel(TimeSpan Interval, TimeSpan Patience, TimeSpan Within, double SpeedToProficiency)
{
    // Sums of half-hours may come out as a hair less than a whole officer.
    private const double Hair = 1e-9;

    /// <summary>
    /// The share of calls answered in time, by Erlang A; none where nobody is there. A part of an officer is an officer for that part of
    /// the time.
    /// </summary>
    public double ServiceLevel(ServiceDrivers drivers) => Of(drivers, figures => figures.ServiceLevel);

    /// <summary>The share of calls that hang up, by the same model.</summary>
    public double Abandonment(ServiceDrivers drivers) => Of(drivers, figures => figures.Abandonment ?? 0);

    private double Of(ServiceDrivers drivers, Func<StaffingFigures, double> share)
    {
        var officers = Math.Max(0, drivers.Scheduled - drivers.Absent);
        // More newcomers than people there: the rest of them is away too.
        var newcomers = Math.Min(drivers.Newcomers, officers);
        var pace = officers == 0 ? 1 : (officers - newcomers + (newcomers * SpeedToProficiency)) / officers;
        var load = new CallLoad(drivers.Calls, Interval, drivers.Handle / pace, Patience);
        var there = drivers.Covered > 0 ? At(load, officers / drivers.Covered, share) : 0;
        return drivers.Covered < 1 ? (drivers.Covered * there) + ((1 - drivers.Covered) * share(load.At(0, Within))) : there;
    }

    private double At(CallLoad load, double officers, Func<StaffingFigures, double> share)
    {
        var whole = (int)Math.Floor(officers + Hair);
        var part = Math.Max(0, officers - whole);
        var level = share(load.At(whole, Within));
        return part < Hair ? level : level + (part * (share(load.At(whole + 1, Within)) - level));
    }
}
