using System.Security.Cryptography;
using System.Text.Json;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>
/// One order as a shop tells it, in the facts' own words. Who ordered is a number of the shop's; name, address, mail and phone are not
/// read.
/// </summary>
internal sealed record ShopOrder
{
    public required string OrderId { get; init; }

    public required DateTimeOffset? OrderedAt { get; init; }

    public required DateOnly OrderedOn { get; init; }

    public required string Status { get; init; }

    /// <summary>Null for guests: shops know them by their mail address only, which is not kept.</summary>
    public string? CustomerId { get; init; }

    public DateOnly? ShippedOn { get; init; }

    /// <summary>Only where the source says that it arrived, and when.</summary>
    public DateOnly? DeliveredOn { get; init; }

    public DateOnly? CancelledOn { get; init; }

    /// <summary>What was ordered, before anything came back: what was paid back is measured beside it.</summary>
    public decimal? Value { get; init; }

    public string? Currency { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>An order of the shop's owner to try the shop out, or a basket that was never ordered.</summary>
    public bool NotReal { get; init; }

    /// <summary>Null where the answer does not speak of returns.</summary>
    public IReadOnlyList<ShopReturn>? Returns { get; init; }

    /// <summary>Every day that it names.</summary>
    public IEnumerable<(string Field, DateOnly? Day)> Days =>
    [
        ("ordered_on", OrderedOn), ("shipped_on", ShippedOn), ("delivered_on", DeliveredOn), ("cancelled_on", CancelledOn),
        ("modified_at", ModifiedAt is { } modified ? DateOnly.FromDateTime(modified.UtcDateTime) : null),
        .. (Returns ?? []).Select(back => ("returned_on", back.OnDay)),
    ];

    /// <summary>
    /// The same as long as nothing came back of the order; its own fields are compared one by one. A day that an answer may leave out is
    /// no part of it.
    /// </summary>
    public Guid Hash() => new(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { OrderId, Returns = Returns?.Select(back => back with { OnDay = null }) })).AsSpan(0, 16));

    /// <summary>The order's value for a field of the stored row.</summary>
    public object? this[string field] => field switch
    {
        "order_id" => OrderId,
        "customer_id" => CustomerId,
        "ordered_at" => OrderedAt,
        "ordered_on" => OrderedOn,
        "promised_on" => null,
        "shipped_on" => ShippedOn,
        "delivered_on" => DeliveredOn,
        "cancelled_on" => CancelledOn,
        "status" => Status,
        "value" => Value,
        "currency" => Currency,
        "product" or "channel" or "carrier" => null,
        _ => throw new ArgumentException($"Shops' orders have no field \"{field}\": say here what it is.", nameof(field)),
    };
}

/// <summary>Goods that came back, or money that was paid back.</summary>
internal sealed record ShopReturn(string ReturnId, string Kind, DateOnly? OnDay, decimal? Amount, string? Reason)
{
    /// <summary>As it is told apart from its order.</summary>
    public ShopPart Of(string order) =>
        new(ReturnsTable.Kind, new Dictionary<string,
            object?> { ["order_id"] = order, ["return_id"] = ReturnId, ["kind"] = Kind, ["returned_on"] = OnDay, ["amount"] = Amount,
            ["reason"] = Reason });
}
