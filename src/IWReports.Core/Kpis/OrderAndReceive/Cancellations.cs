using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of a cohort of orders that was cancelled. Source: ops/docs/metrics.md, 6.2.</summary>
internal static class Cancellations
{
    public const string Id = "cancellations";

    public static readonly Kpi Kpi = Returns.OfCohort(Id, "Cancelled",
        new Measure<Order>("orders_cancelled", order => Returns.Counted(order, order.Status is OrderStatus.Cancelled)),
        "Orders that were cancelled");
}
