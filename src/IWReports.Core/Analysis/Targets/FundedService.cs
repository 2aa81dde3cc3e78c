using IWReports.Core.Analysis.Staffing;

namespace IWReports.Core.Analysis.Targets;

/// <summary>A half-hour's calls, and the officers the approved roster puts on the phones.</summary>
public sealed record RosteredLoad(CallLoad Load, int Officers);

/// <summary>The service that a roster pays for: a target above it is a wish. Source: statistics anchors, 6.</summary>
public static class FundedService
{
    /// <summary>The share of all calls answered in time, by the queue model half-hour by half-hour; null without calls.</summary>
    public static double? Level(IReadOnlyCollection<RosteredLoad> halfHours, TimeSpan within)
    {
        var calls = halfHours.Sum(one => one.Load.Calls);
        return calls > 0 ? halfHours.Where(one => one.Load.Calls > 0).Sum(one => one.Load.Calls * one.Load.At(one.Officers, within).ServiceLevel) / calls : null;
    }
}
