using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeHeard;

/// <summary>Share of calls that an officer passed on to somebody else. Source: ops/docs/metrics.md, 3.2.</summary>
internal static class Transfers
{
    public const string Id = "transfers";

    // A call counts once, also one passed on twice: the reader marks its first answered entry and leaves the others unknown.
    private static readonly Measure<QueueVisit> Referred =
        new("calls_transferred", call => call.Referred is { } passedOn ? passedOn ? 1 : 0 : null);

    private static readonly Measure<QueueVisit> Known = new("calls_transfer_known", call => call.Referred is null ? null : 1);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Referred to a colleague",
        TouchPoint = TouchPoint.BeHeard,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Referred,
        Denominator = Known,
        Capability = CanSee.Transfers,
        Target = new(0.10m, 0.05m, TargetOrigin.Ours),
        Formula = "Calls transferred by an officer ÷ calls handled for which the source sees it. A call counts once a day, at its first "
            + "answer. Not measurable where the source never records a transfer.",
    };
}
