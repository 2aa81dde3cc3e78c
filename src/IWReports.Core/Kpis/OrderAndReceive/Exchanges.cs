using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of a cohort of orders of which something was exchanged. Source: ops/docs/metrics.md, 6.2.</summary>
internal static class Exchanges
{
    public const string Id = "exchanges";

    public static readonly Kpi Kpi = Returns.OfCohort(Id, "Exchanged",
        new Measure<Order>("orders_exchanged", order => Returns.Counted(order, order.Returns.Exchanged)),
        "Orders of which something was exchanged");
}
