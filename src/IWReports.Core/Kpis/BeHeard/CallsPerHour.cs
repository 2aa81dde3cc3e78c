using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>Calls an officer handled in an hour of productive time. Source: ops/docs/metrics.md, 3.1.</summary>
internal static class CallsPerHour
{
    public const string Id = "calls_per_hour";

    // Every connection counts, also one passed on at once; but no call of an officer of whom it is not seen how long he was there.
    private static readonly Measure<QueueVisit> Handled = new("handled", call => !call.IsAnswered ? 0 : Occupancy.IsTimed(call) ? 1 : null);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Calls handled per hour",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.PerHour,
        Better = Better.Higher,
        Numerator = Handled,
        Denominator = Occupancy.Productive,
        Capability = CanSee.LogIns,
        Scale = 3600,
        Target = new(20, 4, TargetOrigin.Policy),
        Beside = [Occupancy.Kpi, HandleTime.Kpi],
        Formula = "Calls handled ÷ productive hours (logged in less pauses that are not work), per officer; calls of officers who were "
            + "not seen logged in are left out. Read with occupancy and handle time: few calls with idle officers mean few callers, not "
            + "slow work.",
        Parameters = Occupancy.Pauses,
    };
}
