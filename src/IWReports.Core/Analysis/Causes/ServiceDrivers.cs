using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Causes;

/// <summary>
/// One queue's interval: calls offered, how long a call takes an experienced officer, officers scheduled, those of them away, and the
/// newcomers among those there; who is there for a part of it counts as that part.
/// </summary>
public sealed record ServiceDrivers(double Calls, TimeSpan Handle, double Scheduled, double Absent, double Newcomers)
{
    /// <summary>
    /// The part of the interval in which anybody is on the phones: a mean of officers would let them be there when all are at lunch.
    /// </summary>
    public double Covered { get; init; } = 1;

    /// <summary>This interval with some drivers, bit by bit, as they were in another.</summary>
    public ServiceDrivers With(int changed, ServiceDrivers other) => new(
        Has(changed, Driver.Volume) ? other.Calls : Calls,
        Has(changed, Driver.HandlingTime) ? other.Handle : Handle,
        Has(changed, Driver.Schedule) ? other.Scheduled : Scheduled,
        Has(changed, Driver.Absence) ? other.Absent : Absent,
        Has(changed, Driver.Newcomers) ? other.Newcomers : Newcomers)
    {
        Covered = Has(changed, Driver.Schedule) ? other.Covered : Covered,
    };

    private static bool Has(int set, Driver driver) => (set & (1 << (int)driver)) != 0;
}

/// <summary>An interval as it was to be (planned, last year, or the last stable months' mean) and as it was.</summary>
public sealed record IntervalChange(DateOnly Day, HalfHour Slot, ServiceDrivers Reference, ServiceDrivers Actual);
