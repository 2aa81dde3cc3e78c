using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of a cohort of orders for which money was paid back, by count and by value. Source: ops/docs/metrics.md, 6.2.</summary>
internal static class Refunds
{
    public const string Id = "refunds";

    private static readonly Measure<Order> PaidBack = new("refunded_value", order =>
        IsWorth(order) ? order.Returns.RefundedValue : null) { IsMoney = true };

    private static readonly Measure<Order> Worth = new("refundable_value", order => IsWorth(order)
        && order.Returns.RefundedValue is not null ? order.Value : null) { IsMoney = true };

    private static readonly Kpi ByValue = Returns.OfCohort("refunded_value", "Refunded, by value", PaidBack, "What was paid back") with
    {
        Denominator = Worth,
        Formula = "What was paid back, also in part ÷ value of the same orders as they were placed; by day of the order, provisional "
            + "until its return window has passed. Orders without a value or with a refund of unknown amount, and credits, are left out.",
    };

    public static readonly Kpi Kpi = Returns.OfCohort(Id, "Refunded",
        new Measure<Order>("orders_refunded", order => Returns.Counted(order, order.Returns.Refunded)),
        "Orders for which money was paid back, also in part; a refund of nothing, or one that failed, is none,") with
    {
        Beside = [ByValue],
    };

    private static bool IsWorth(Order order) => order.IsPlaced && order.Value is > 0;
}
