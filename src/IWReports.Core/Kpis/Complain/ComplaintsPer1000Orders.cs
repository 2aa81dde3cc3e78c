using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.Complain;

/// <summary>Complaints against the number of orders. Source: ops/docs/metrics.md, 5.1.</summary>
internal static class ComplaintsPer1000Orders
{
    public const string Id = "complaints_per_1000_orders";

    public static readonly Measure<Order> Placed = new("orders_placed", order => order.IsPlaced ? 1 : 0);

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Complaints per 1,000 orders",
        TouchPoint = TouchPoint.Complain,
        Unit = Unit.PerThousand,
        Better = Better.Lower,
        Numerator = ComplaintsPer1000Calls.Received,
        Denominator = Placed,
        Scale = 1000,
        Formula = "Complaints received ÷ orders placed on the same days × 1,000; cancelled orders were placed too, bookkeeping "
            + "adjustments were not.",
    };
}
