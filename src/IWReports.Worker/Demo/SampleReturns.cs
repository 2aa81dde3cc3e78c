using System.Globalization;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One parcel of an order.</summary>
internal sealed record SampleParcel(string OrderId, string Id, string Carrier, DateOnly? ShippedOn, DateOnly? DeliveredOn);

/// <summary>One thing that came back, or money paid back for it.</summary>
internal sealed record SampleReturn(string OrderId, string Id, ReturnKind Kind, DateOnly On)
{
    public decimal? Amount { get; init; }

    public string Reason { get; init; } = "";

    public bool WrongItem { get; init; }

    public string QualityResult { get; init; } = "";
}

/// <summary>
/// How orders were sent and what came back of them. Rates, carriers and results are invented; Yore Mine Co.'s 6 mm instead of 7 mm are the
/// case's.
/// </summary>
internal sealed class SampleReturns(SampleScenario scenario)
{
    private const double TwoParcels = 0.1, SentBack = 0.035, WrongItem = 0.008;

    private static readonly string[] Carriers = ["Southern Road Freight", "Southern Road Freight", "Coastal Parcels"];

    private static readonly (string Reason, string[] Results)[] Reasons =
    [
        ("wears out too soon", ["softer than specified", "as specified"]),
        ("damaged in transit", ["damaged by the carrier"]),
        ("ordered too many", []),
    ];

    private static readonly string[] WrongResults = ["packed from the wrong bin", "packed from the wrong bin", "wrong label"];

    /// <summary>Most orders in one parcel; the last one of several arrives when the order does.</summary>
    public IEnumerable<SampleParcel> Parcels(IReadOnlyList<SampleOrder> orders)
    {
        foreach (var (place, order) in orders.Index().Where(order => order.Item.ShippedOn is not null))
        {
            var draw = new RandomStream(scenario.Seed, Purpose.Parcel, place);
            var (carrier, both) = (draw.Pick(Carriers), draw.Chance(TwoParcels));
            // A day ahead of the other, if it was sent that early.
            if (both && order.DeliveredOn?.AddDays(-1) is { } ahead && ahead >= order.ShippedOn)
                yield return new(order.Id, $"{order.Id}-0", carrier, order.ShippedOn, ahead);
            yield return new(order.Id, $"{order.Id}-1", carrier, order.ShippedOn, order.DeliveredOn);
        }
    }

    public IEnumerable<SampleReturn> Of(IReadOnlyList<SampleOrder> orders)
    {
        foreach (var (place, order) in orders.Index())
        {
            var draw = new RandomStream(scenario.Seed, Purpose.Return, place);
            var wrong = draw.Chance(WrongItem);
            if (order.DeliveredOn is not { } delivered || order.CustomerId == CustomerBook.YoreMine || !(wrong | draw.Chance(SentBack)))
                continue;
            var on = SampleCompany.Calendar.AddBusinessDays(delivered, draw.Between(1, 8));
            if (on > SampleCompany.LastDay)
                continue;
            var (reason, results) = wrong ? ("wrong size", WrongResults) : draw.Pick(Reasons);
            var exchanged = draw.Chance(wrong ? 0.7 : 0.2);
            yield return new(order.Id, $"B-{order.Id}", exchanged ? ReturnKind.Exchange : ReturnKind.Return, on)
            {
                Reason = reason,
                WrongItem = wrong,
                QualityResult = results.Length > 0 && draw.Chance(0.8) ? draw.Pick(results) : "",
            };
            if (!exchanged)
                yield return new(order.Id, $"P-{order.Id}", ReturnKind.Refund, on) { Reason = reason, WrongItem = wrong,
                    Amount = Math.Round(order.Value * (draw.Chance(0.5) ? 1 : 0.4m), 2) };
        }

        yield return new(SampleOrders.WrongSize, string.Create(CultureInfo.InvariantCulture, $"B-{SampleOrders.WrongSize}"),
            ReturnKind.Exchange, new DateOnly(2025, 11, 12))
        {
            Reason = "wrong size",
            WrongItem = true,
            QualityResult = WrongResults[0],
        };
    }
}
