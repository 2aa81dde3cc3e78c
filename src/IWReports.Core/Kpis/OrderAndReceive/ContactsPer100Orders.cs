using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>How often customers have to call for what they order: calls against orders.</summary>
internal static class ContactsPer100Orders
{
    public const string Id = "contacts_per_100_orders";
    public const string ContactsWithLateOrderId = "contacts_with_late_order";

    private static readonly Measure<QueueVisit> Waiting =
        new("calls_of_waiting_customers", call => call.WaitsForOrder is { } waits ? waits ? 1 : 0 : null) { OfAgents = false };

    private static readonly Measure<QueueVisit> Linked =
        new("calls_of_known_customers", call => call.WaitsForOrder is null ? null : 1) { OfAgents = false };

    private static readonly Kpi AboutLateOrders = new()
    {
        Id = ContactsWithLateOrderId,
        Name = "Callers with a late open order",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = Waiting,
        Denominator = Linked,
        Uses = CalendarUse.BusinessDays,
        Parameters = LateOpenOrders.Guarantee,
        Formula = "Calls from customers with an order past its promised day (without one, past the guarantee) that had not arrived ÷ "
            + "calls from customers whose telephone "
            + "is on the books. Not measurable where callers cannot be linked to customers.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Calls per 100 orders",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.PerHundred,
        Better = Better.Lower,
        Numerator = Offered.Calls,
        Denominator = ComplaintsPer1000Orders.Placed,
        Scale = 100,
        Beside = [AboutLateOrders],
        Formula = "Calls offered ÷ orders placed in the same period × 100; bookkeeping adjustments are no orders.",
    };
}
