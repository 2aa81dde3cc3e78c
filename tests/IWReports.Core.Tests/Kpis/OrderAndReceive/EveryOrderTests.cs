using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Kpis.OrderAndReceive;

/// <summary>What each KPI of orders counts of every order there is, beside the words it says so in: both change together.</summary>
public sealed class EveryOrderTests
{
    // Ordered on Mon 3 Nov; the Tuesday is a holiday. Due by the guarantee on the 7th, promised for the 10th, wanted by the 11th,
    // acceptable until the 14th. Never, before it was ordered, within each of these, and after all.
    private static readonly string?[] Delivered = [null, "2025-10-31", "2025-11-07", "2025-11-10", "2025-11-12", "2025-11-17"];

    // By hand. Open, delivered, cancelled, refunded and adjusted, each delivered then; one whose days are not over; open and delivered
    // without a day where deliveries are never written down; delivered with the wrong item, and with nobody saying of items; refunded
    // without a day and the wrong item back; then one without a promise, delivered on the 10th.
    [Theory]
    [InlineData("complaints_per_1000_orders", null, "000000 000000 000000 000000 ...... 0 00 00 0 0",
        "÷ orders placed on the same days × 1,000; cancelled orders were placed too, bookkeeping adjustments were not.")]
    [InlineData("contacts_per_100_orders", null, "000000 000000 000000 000000 ...... 0 00 00 0 0",
        "bookkeeping adjustments are no orders.")]
    [InlineData("delivered_on_promise", null, "0.1100 ..1100 ...... ..1100 ...... . -- 11 . 0",
        "Overdue orders not delivered count as late; cancelled ones, bookkeeping adjustments, those delivered or refunded on a day that "
            + "nobody wrote down, and days before the order do not count. Without a recorded promise the guarantee is the promise.")]
    [InlineData("delivery_date_unknown", null, "...... 1..... ...... ...... ...... . -- .. . .",
        "Orders marked delivered without a delivery day, by promised day, where their source writes such days down; they are in no other "
            + "figure of delivery days.")]
    [InlineData("delivered_in_guarantee", null, "0.1000 ..1000 ...... ..1000 ...... . -- 00 . 0",
        "Undelivered ones count as not delivered; cancelled ones, bookkeeping adjustments, those delivered or refunded on a day that "
            + "nobody wrote down, and days before the order do not count.")]
    [InlineData("delivered_in_days", null, "0.1100 ..1100 ...... ..1100 ...... . -- 11 . 1",
        "Orders delivered within so many business days of the order (the day of the order is day 0) ÷ orders whose days are over")]
    [InlineData("delivered_in_ceiling", null, "0.1110 ..1110 ...... ..1110 ...... . -- 11 . 1", "÷ orders whose days are over")]
    [InlineData("delivery_days", null, "--ssss --ssss ------ --ssss ------ - -- ss - s",
        "Unknown days, arrivals before the order, cancelled orders and bookkeeping adjustments are left out.")]
    [InlineData("order_accuracy", null, "-11111 111111 ------ -11111 ------ - -1 0- 0 1",
        "Delivered orders of which nothing was sent back as the wrong item ÷ delivered orders, those refunded since among them")]
    [InlineData("late_open_orders", "2025-11-30", "1..... ...... ...... ...... ...... . -- .. . .",
        "Orders whose promised day had passed and that had not been delivered, at the end of the period's last day.")]
    [InlineData("late_open_orders", "2025-11-11", "1...11 ....11 ...... ....11 ...... . -- .. . .",
        "those refunded on a day that nobody wrote down, cancelled orders, also before they were, and bookkeeping adjustments are not "
            + "late.")]
    [InlineData("late_open_orders", "2025-11-10", "...... ...... ...... ...... ...... . -- .. . .", "had passed")]
    [InlineData("late_open_value", "2025-11-11", "1...11 ....11 ...... ....11 ...... . -- .. . .",
        "Value of the orders late and still open, at the end of the period's last day.")]
    [InlineData("returns", null, "000000 000000 000000 000000 ...... 0 00 10 1 0",
        "Orders of which something was sent back ÷ orders placed")]
    [InlineData("exchanges", null, "000000 000000 000000 000000 ...... 0 00 00 0 0", "Bookkeeping adjustments are no orders.")]
    [InlineData("refunds", null, "000000 000000 000000 000000 ...... 0 00 00 1 0", "Orders for which money was paid back, also in part")]
    [InlineData("refunded_value", null, "000000 000000 000000 000000 ------ 0 00 00 1 0",
        "What was paid back, also in part ÷ value of the same orders as they were placed")]
    [InlineData("cancellations", null, "000000 000000 111111 000000 ...... 0 00 00 0 0", "Orders that were cancelled ÷ orders placed")]
    [InlineData("sales", null, "111111 111111 ...... 111111 ...... 1 11 11 1 1",
        "Value of the orders placed in the period that were not cancelled")]
    [InlineData("sales_vs_goal", null, "111111 111111 ...... 111111 ...... 1 11 11 1 1", "Sales ÷ the goals of the months")]
    [InlineData("sales_growth", null, "111111 111111 ...... 111111 ...... 1 11 11 1 1", "Sales")]
    public void Words_and_code_count_the_same(string id, string? stockOn, string counted, string words)
    {
        var kpi = Counted.Find(id);
        Assert.Equal(counted.Replace(" ", "", StringComparison.Ordinal),
            Counted.Of(kpi, Orders(), Some.Settings, stockOn is null ? null : DateOnly.Parse(stockOn)));
        Assert.Contains(words, kpi.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void No_KPI_of_orders_is_left_out() =>
        Assert.Equal(Counted.FedBy<Order>(), Counted.InTable(typeof(EveryOrderTests), nameof(Words_and_code_count_the_same)));

    private static IEnumerable<Order> Orders()
    {
        static Order Of(OrderStatus status, string? delivered, string? ordered = null) =>
            Some.Order(new(2025, 11, 10), delivered is null ? null : DateOnly.Parse(delivered), status,
                ordered is null ? null : DateOnly.Parse(ordered)) with { Value = 1, Returns = Back(false) };
        var wrong = Of(OrderStatus.Delivered, "2025-11-10") with { Returns = Back(true) };
        return
        [
            .. from status in Enum.GetValues<OrderStatus>() from delivered in Delivered select Of(status, delivered),
            Of(OrderStatus.Open, null, "2025-11-28") with { PromisedOn = new(2025, 12, 1) },
            Of(OrderStatus.Open, null) with { DeliveriesRecorded = false },
            Of(OrderStatus.Delivered, null) with { DeliveriesRecorded = false },
            wrong with { Returns = Back(true) with { Returned = true } },
            wrong with { Returns = Back(false) with { WrongItem = null } },
            Of(OrderStatus.Refunded, null) with { Returns = new(true, true, false, true) { RefundedValue = 1 } },
            Of(OrderStatus.Delivered, "2025-11-10") with { PromisedOn = null },
        ];
    }

    private static OrderReturns Back(bool wrongItem) => new(false, false, false, wrongItem) { RefundedValue = 0 };
}
