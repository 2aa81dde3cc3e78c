using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>How the stations of the customer's journey are called.</summary>
internal static class TouchPoints
{
    public static string Title(this TouchPoint point) => point switch
    {
        TouchPoint.ReachUs => "Reach us",
        TouchPoint.BeHeard => "Be heard",
        TouchPoint.BeSolved => "Be solved",
        TouchPoint.Complain => "Complain",
        TouchPoint.OrderAndReceive => "Order & receive",
        TouchPoint.Stay => "Stay",
        _ => "The team",
    };
}
