using IWReports.Core.Facts;
using IWReports.Core.Kpis.Complain;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.OrderAndReceive;

/// <summary>Share of a cohort of orders of which something was sent back. Source: ops/docs/metrics.md, 6.2.</summary>
internal static class Returns
{
    public const string Id = "returns";

    public static readonly Kpi Kpi = OfCohort(Id, "Returned",
        new Measure<Order>("orders_returned", order => Counted(order, order.Returns.Returned)),
        "Orders of which something was sent back");

    /// <summary>What becomes of the orders of a day, as a share of all that were placed on it.</summary>
    internal static Kpi OfCohort(string id, string name, IMeasure happened, string formula) => new()
    {
        Id = id,
        Name = name,
        TouchPoint = TouchPoint.OrderAndReceive,
        Unit = Unit.Percent,
        Better = Better.Lower,
        Numerator = happened,
        Denominator = ComplaintsPer1000Orders.Placed,
        Provisional = WindowEnds,
        Parameters = Window,
        Formula = $"{formula} ÷ orders placed; by day of the order, provisional until its return window has passed. Bookkeeping "
            + $"adjustments are no orders.",
    };

    internal static decimal? Counted(Order order, bool? happened) => !order.IsPlaced ? null : happened is { } did
        ? did ? 1 : 0 : null;

    internal static DateOnly WindowEnds(DateOnly day, MeasureSettings settings) => day.AddDays(settings.ReturnWindowDays);

    internal static string Window(MeasureSettings settings) => $"return window {settings.ReturnWindowDays} days from the order";
}
