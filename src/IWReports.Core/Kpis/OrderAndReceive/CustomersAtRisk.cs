using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Customers who may be lost over a complaint or a late order: a stock, taken at a day's end.</summary>
internal static class CustomersAtRisk
{
    public const string Id = "customers_at_risk";

    private static readonly Measure<CustomerRisk> Arose = new("customers_at_risk_from", risk => risk.Change > 0 ? 1 : 0);

    private static readonly Measure<CustomerRisk> Settled = new("customers_at_risk_to", risk => risk.Change < 0 ? 1 : 0);

    // Fixed when the risk arises, so that what enters the stock is what leaves it.
    private static readonly Kpi AtStake = new()
    {
        Id = "value_at_risk",
        Name = "Value of customers at risk",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Money,
        Better = Better.Lower,
        Numerator = new Measure<CustomerRisk>("value_at_risk_from", risk => risk.Change > 0 ? risk.YearValue : 0) { IsMoney = true },
        Closings = new Measure<CustomerRisk>("value_at_risk_to", risk => risk.Change < 0 ? risk.YearValue : 0) { IsMoney = true },
        Formula = "What the customers at risk at the end of the period's last day bought in the 12 months before their risk arose.",
        Parameters = settings => settings.CurrencyText,
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Customers at risk",
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Count,
        Better = Better.Lower,
        Numerator = Arose,
        Closings = Settled,
        Uses = CalendarUse.BusinessDays,
        Parameters = LateOpenOrders.Guarantee,
        Target = new(0, 0, TargetOrigin.Ours),
        Beside = [AtStake],
        Formula = "Customers with a complaint that has a deadline, a legal threat or talk of leaving, and that is open or about an order "
            + "still late, at the end of the period's last day. A customer with several counts once; a complaint without a customer is "
            + "one.",
    };
}
