using IWReports.Core.Facts;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Analysis.Data;

/// <summary>How one queue's callers were served in one half-hour of one day.</summary>
/// <param name="Abandoned">Those whose wait is known and was not short: what patience is estimated from.</param>
/// <param name="Waited">The waits of these and of the answered.</param>
public sealed record CallersHalfHour(DateOnly Day, HalfHour Slot, string Queue, ServiceTally Tally, int Abandoned, TimeSpan Waited)
{
    /// <summary>Calls that the queue model takes in; who abandons at once takes no place in a queue.</summary>
    public double Calls => Tally.Answered + Tally.Abandoned - Tally.AbandonedShort;
}

/// <summary>What causes are looked for in: the half-hours of the report's month and of those before it, and how soon is in time.</summary>
public sealed record ServiceLog(IReadOnlyList<CallersHalfHour> Callers, IReadOnlyList<AgentHalfHour> Officers,
    IReadOnlyList<CoveredHalfHour> Covered, TimeSpan Within)
{
    /// <summary>Without call-level data.</summary>
    public static readonly ServiceLog None = new([], [], [], TimeSpan.Zero);

    /// <summary>How abandoned calls enter the service level, here as in the KPI.</summary>
    public ServiceLevelVariant Variant { get; init; } = ServiceLevelVariant.WithoutShortAbandons;
}
