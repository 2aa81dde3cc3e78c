using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>What a row that has <see cref="OrderRows.Columns"/> says of its order.</summary>
internal record OrderRow
{
    /// <summary>Null where a complaint is about no order that is known.</summary>
    public string? OrderId { get; init; }

    public DateOnly OrderedOn { get; init; }

    public string Status { get; init; } = "";

    public DateOnly? PromisedOn { get; init; }

    public DateOnly? DeliveredOn { get; init; }

    public bool DeliveriesRecorded { get; init; }

    /// <summary>The order; null where there is none.</summary>
    public Order? ToOrder() => OrderId is null ? null : new()
    {
        OrderId = OrderId,
        OrderedOn = OrderedOn,
        Status = EnumWords.Parse<OrderStatus>(Status),
        PromisedOn = PromisedOn,
        DeliveredOn = DeliveredOn,
        DeliveriesRecorded = DeliveriesRecorded,
    };
}
