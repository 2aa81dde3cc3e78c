using IWReports.Core.Calendar;

namespace IWReports.Core.Facts;

/// <summary>
/// Where an order stands; nobody waits for a refunded one any more, and an adjustment is a bookkeeping entry, not a customer's order.
/// </summary>
public enum OrderStatus { Open, Delivered, Cancelled, Refunded, Adjustment }

/// <summary>One customer's order with the days that matter for delivery; unknown days are null. Booked to the day it was placed.</summary>
public sealed record Order : IFact
{
    public static IReadOnlyList<ScopeKind> Kinds { get; } = [ScopeKind.Topic, ScopeKind.Segment, ScopeKind.Channel, ScopeKind.Department,
        ScopeKind.Currency];

    public required string OrderId { get; init; }

    public required DateOnly OrderedOn { get; init; }

    public required OrderStatus Status { get; init; }

    public string? Customer { get; init; }

    public bool KeyAccount { get; init; }

    public DateOnly? PromisedOn { get; init; }

    public DateOnly? DeliveredOn { get; init; }

    public decimal? Value { get; init; }

    /// <summary>What its amounts are in, by ISO 4217; null for the company's own where that has no name.</summary>
    public string? Currency { get; init; }

    public string? Product { get; init; }

    /// <summary>How it was ordered: telephone, web …</summary>
    public string? Channel { get; init; }

    /// <summary>Who brings it; the department that a delay is laid at.</summary>
    public string? Carrier { get; init; }

    /// <summary>The customer's: key account, small, internal; null where it is not known.</summary>
    public string? Segment { get; init; }

    /// <summary>What came back of it.</summary>
    public OrderReturns Returns { get; init; }

    /// <summary>
    /// Whether the order's source ever says when something was delivered; where it does not, a missing day is no sign of lateness.
    /// </summary>
    public bool DeliveriesRecorded { get; init; }

    /// <summary>Whether a customer's order stood: cancelled ones were placed, but nothing was bought.</summary>
    public bool IsBought => Status is not (OrderStatus.Cancelled or OrderStatus.Adjustment);

    /// <summary>Whether somebody placed it; a bookkeeping entry nobody did.</summary>
    public bool IsPlaced => Status is not OrderStatus.Adjustment;

    // What came back had arrived, whatever the order is called since.
    private bool HasArrived => IsBought && (DeliveredOn is not null || Status is OrderStatus.Delivered
        || (Status is OrderStatus.Refunded && (Returns.Returned is true || Returns.Exchanged is true || Returns.WrongItem is true)));

    /// <summary>Whether it can be said of it that the right item came: it arrived, and its returns say whether an item was wrong.</summary>
    public bool IsJudged => HasArrived && Returns.WrongItem is not null;

    /// <summary>Whether it came, and nobody wrote down when.</summary>
    public bool IsDeliveryUndated => Status is OrderStatus.Delivered && DeliveredOn is null;

    /// <summary>The business days it took; null where it has not come, or came before it was ordered by a slip of the log.</summary>
    public int? DaysTaken(BusinessCalendar calendar) =>
        IsBought && DeliveredOn is { } delivered && delivered >= OrderedOn ? calendar.BusinessDaysBetween(OrderedOn, delivered) : null;

    /// <summary>The promised day; without a promise on record the guarantee is the promise.</summary>
    public DateOnly DueOn(BusinessCalendar calendar, int guaranteed) => PromisedOn ?? calendar.AddBusinessDays(OrderedOn, guaranteed);

    /// <summary>The first day on which it is late, should it not have come; nobody waits for what is not ordered yet.</summary>
    public DateOnly LateFrom(BusinessCalendar calendar, int guaranteed) =>
        DueOn(calendar, guaranteed).AddDays(1) is var after && after < OrderedOn ? OrderedOn : after;

    /// <summary>Whether it is late and still open at the end of a day; false where nobody can know.</summary>
    public bool IsLateOn(DateOnly day, BusinessCalendar calendar, int guaranteed) =>
        day >= LateFrom(calendar, guaranteed) && !(DeliveredOn <= day) && IsPromiseBrokenOn(day, calendar, guaranteed);

    /// <summary>Whether its due day had passed without it, though it may have come by a day's end; false where nobody can know.</summary>
    public bool IsPromiseBrokenOn(DateOnly day, BusinessCalendar calendar, int guaranteed) =>
        ArrivedBy(DueOn(calendar, guaranteed), day) is false;

    /// <summary>
    /// Whether it arrived by a day, seen once that day is over; null before, and where nobody can know, as of a day before the order. One
    /// still open by then did not.
    /// </summary>
    public bool? ArrivedBy(DateOnly due, DateOnly asOf) =>
        !DeliveriesRecorded || asOf <= due || !IsBought || DeliveredOn < OrderedOn ? null
        : DeliveredOn is { } delivered ? delivered <= due
        : Status is OrderStatus.Delivered or OrderStatus.Refunded ? null
        : false;

    /// <summary>As it stood at the end of a day: what came later was still on its way.</summary>
    public Order AsKnownOn(DateOnly day) =>
        IsBought && DeliveredOn > day ? this with { DeliveredOn = null, Status = OrderStatus.Open } : this;

    public DateOnly Day => OrderedOn;

    public HalfHour? HalfHour => null;

    public IEnumerable<Scope> Scopes
    {
        get
        {
            yield return Scope.Company;
            if (Product is not null)
                yield return new(ScopeKind.Topic, Product);
            if (Segment is not null)
                yield return new(ScopeKind.Segment, Segment);
            if (Channel is not null)
                yield return new(ScopeKind.Channel, Channel);
            if (Carrier is not null)
                yield return new(ScopeKind.Department, Carrier);
            if (Currency is not null)
                yield return new(ScopeKind.Currency, Currency);
        }
    }
}

/// <summary>What is known to have come back of an order; null where its source never tells of such a thing.</summary>
public readonly record struct OrderReturns(bool? Returned, bool? Refunded, bool? Exchanged, bool? WrongItem)
{
    /// <summary>What was paid back; 0 when nothing was.</summary>
    public decimal? RefundedValue { get; init; }
}
