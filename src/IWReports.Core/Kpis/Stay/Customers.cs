using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Stay;

/// <summary>Customers on the books: those who ordered in the last 12 months. Source: ops/docs/metrics.md, 7.3.</summary>
internal static class Customers
{
    public const string Id = "customers";

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Customers on the books",
        TouchPoint = TouchPoint.Stay,
        Unit = Unit.Count,
        Better = Better.Higher,
        Numerator = Changes(Standing.Active, begins: true),
        Closings = Changes(Standing.Active, begins: false),
        Formula = "Customers with an order, not cancelled, in the 12 months to the end of the period's last day. Orders without a "
            + "customer are nobody's.",
    };

    // None is 0 also where only another standing changed: a customer who orders for the first time was not retained by it.
    internal static Measure<CustomerYear> Changes(Standing standing, bool begins) =>
        new(MeasureId(standing, begins), change => change.Standing == standing && change.Begins == begins ? 1 : 0);

    // The reader of these facts names its events alike, to find the days on which they differ from what is stored.
    internal static string MeasureId(Standing standing, bool begins) =>
        $"customers_{standing.ToString().ToLowerInvariant()}_{(begins ? "from" : "to")}";
}
