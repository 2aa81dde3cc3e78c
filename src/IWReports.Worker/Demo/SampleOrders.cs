using System.Globalization;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>One order as the shop's export shows it on the last day of the sample; days not reached yet are null.</summary>
internal sealed record SampleOrder(string Id, string CustomerId, DateTimeOffset OrderedAt, DateOnly PromisedOn, OrderStatus Status,
    decimal Value)
{
    public string Product { get; init; } = "7 mm widgets";

    public string Channel { get; init; } = "telephone";

    public DateOnly? CancelledOn { get; init; }

    public DateOnly? ShippedOn { get; init; }

    public DateOnly? DeliveredOn { get; init; }
}

/// <summary>
/// Orders of the year: three days are promised to everyone, and from August on ever fewer are kept. Invented, but for Yore Mine Co.'s two.
/// </summary>
internal sealed class SampleOrders(SampleScenario scenario, CustomerBook customers)
{
    /// <summary>Yore Mine Co.'s consignment that came as 6 mm instead of 7 mm, and the 1,000 × 7 mm that have not come.</summary>
    public const string WrongSize = "T-0417", Missing = "T-0452";

    private const int PromiseDays = 3;

    private const int FirstNumber = 20001;

    private const double Cancelled = 0.025, OrdersPerCall = 0.2;

    // Fewest and most business days to delivery, January first; 10 to 14 at present is the case's, the way there is invented.
    private static readonly (int Fewest, int Most)[] Days =
        [(2, 6), (2, 6), (2, 6), (2, 6), (2, 6), (2, 6), (2, 7), (3, 9), (3, 12), (8, 13), (10, 14)];

    private static readonly int[] Quantities = [50, 100, 100, 200, 250, 500, 1000];

    private static readonly decimal[] Prices = [1.35m, 1.80m, 2.20m, 2.60m, 3.40m];

    // One for each price.
    private static readonly string[] Products = ["4 mm widgets", "6 mm widgets", "7 mm widgets", "8 mm widgets", "10 mm widgets"];

    /// <summary>Last year's orders, when most came within the week: what this year's are held against. Invented.</summary>
    public IReadOnlyList<SampleOrder> Earlier()
    {
        // Former customers stopped buying in August, so that by this November a year has passed.
        const double formerShare = 0.06;
        const int lastMonthOfFormer = 8;
        var orders = new List<SampleOrder>();
        for (var month = 1; month <= 12; month++)
        {
            // Growth of orders follows that of calls; December's calls are not known.
            var growth = 1 + ((double)SampleCompany.PercentOnLastYear[Math.Min(month, Days.Length) - 1] / 100);
            var count = (int)Math.Round(SampleCompany.CallsPerMonth[Math.Min(month, Days.Length) - 1] * OrdersPerCall / growth);
            for (var number = 0; number < count; number++)
                orders.Add(DrawEarlier(month, new RandomStream(scenario.Seed, Purpose.EarlierOrder, month, number),
                    month <= lastMonthOfFormer ? formerShare : 0));
        }

        return [.. orders.OrderBy(order => order.OrderedAt)
            .Select((order, place) => order with { Id =
            string.Create(CultureInfo.InvariantCulture, $"W-{FirstNumber - orders.Count + place}") })];
    }

    public IReadOnlyList<SampleOrder> All()
    {
        var orders = new List<SampleOrder>();
        for (var month = 1; month <= Days.Length; month++)
        {
            var draw = new RandomStream(scenario.Seed, Purpose.Order, month);
            var count = (int)Math.Round(SampleCompany.CallsPerMonth[month - 1] * OrdersPerCall * (0.9 + (0.2 * draw.Next())));
            for (var number = 0; number < count; number++)
                orders.Add(Draw(month, new RandomStream(scenario.Seed, Purpose.Order, month, number + 1)));
        }

        // The web shop numbers its orders as they come; Yore Mine Co. ordered by telephone.
        var numbered = orders.OrderBy(order => order.OrderedAt)
            .Select((order, place) => order with { Id = string.Create(CultureInfo.InvariantCulture, $"W-{FirstNumber + place}") });
        return [.. numbered.Concat(YoreMines).OrderBy(order => order.OrderedAt)];
    }

    // Promised for Friday 21 November, a week late on the day of the complaint; value and dates of ordering are invented.
    private static IEnumerable<SampleOrder> YoreMines { get; } =
    [
        new(WrongSize, CustomerBook.YoreMine, At(new(2025, 10, 27), new(10, 5)), new(2025, 10, 30), OrderStatus.Delivered, 1700.00m)
        {
            ShippedOn = new DateOnly(2025, 11, 10),
            DeliveredOn = new DateOnly(2025, 11, 11),
        },
        new(Missing, CustomerBook.YoreMine, At(new(2025, 11, 18), new(9, 40)), new(2025, 11, 21), OrderStatus.Open, 3400.00m),
    ];

    private SampleOrder DrawEarlier(int month, RandomStream draw, double formerShare)
    {
        // Closed from Christmas on, so that nothing is left over for this year.
        const int lastOfDecember = 18;
        var first = new DateOnly(SampleCompany.Year - 1, month, 1);
        var day = SampleCompany.Calendar.AddBusinessDays(
            first.AddDays(draw.Between(0, (month == 12 ? lastOfDecember : DateTime.DaysInMonth(first.Year, month)) - 1)).AddDays(-1), 1);
        day = day.Month == month ? day : SampleCompany.Calendar.AddBusinessDays(day, -1);
        var delivered = SampleCompany.Calendar.AddBusinessDays(day, Math.Min(draw.Between(2, 4), draw.Between(2, 6)));
        var (quantity, kind) = (draw.Pick(Quantities), draw.Between(0, Prices.Length - 1));
        var customer = draw.Chance(formerShare) ? draw.Pick(customers.Former) : customers.Buys(draw);
        var cancelled = draw.Chance(Cancelled);
        return new("", customer.Id, At(day, new TimeOnly(draw.Between(8, 17), draw.Between(0, 59))),
            SampleCompany.Calendar.AddBusinessDays(day, PromiseDays),
            cancelled ? OrderStatus.Cancelled : OrderStatus.Delivered, quantity * Prices[kind])
        {
            Product = Products[kind],
            Channel = "web",
            CancelledOn = cancelled ? SampleCompany.Calendar.AddBusinessDays(day, 1) : null,
            ShippedOn = cancelled ? null : SampleCompany.Calendar.AddBusinessDays(delivered, -1),
            DeliveredOn = cancelled ? null : delivered,
        };
    }

    private SampleOrder Draw(int month, RandomStream draw)
    {
        var day = new DateOnly(SampleCompany.Year, month, 1);
        day = day.AddDays(draw.Between(0, DateTime.DaysInMonth(day.Year, month) - 1));
        // The web shop is open on closed days too, for one order in five that would have come.
        if (!SampleCompany.Calendar.IsBusinessDay(day) && !draw.Chance(0.2))
            day = SampleCompany.Calendar.AddBusinessDays(day, day.Day < 15 ? 1 : -1);
        var ordered = At(day, new TimeOnly(draw.Between(8, 17), draw.Between(0, 59)));
        var (fewest, most) = Days[month - 1];
        // The lower of two draws: most orders are nearer the fewest days.
        var lag = Math.Min(draw.Between(fewest, most), draw.Between(fewest, most));
        var delivered = SampleCompany.Calendar.AddBusinessDays(day, lag);
        var shipped = SampleCompany.Calendar.AddBusinessDays(day, lag - 1);
        var cancelled = draw.Chance(Cancelled * (1 + (lag / 5)));
        var (quantity, price) = (draw.Pick(Quantities), draw.Pick(Prices));
        return new("", customers.Buys(draw).Id, ordered, SampleCompany.Calendar.AddBusinessDays(day, PromiseDays),
            cancelled ? OrderStatus.Cancelled
            : delivered <= SampleCompany.LastDay ? OrderStatus.Delivered : OrderStatus.Open, quantity * price)
        {
            Product = Products[Array.IndexOf(Prices, price)],
            Channel = "web",
            CancelledOn = cancelled ? Min(SampleCompany.Calendar.AddBusinessDays(day, 1 + (lag / 2)), SampleCompany.LastDay) : null,
            ShippedOn = !cancelled && shipped <= SampleCompany.LastDay ? shipped : null,
            DeliveredOn = !cancelled && delivered <= SampleCompany.LastDay ? delivered : null,
        };
    }

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, SampleCompany.Calendar.Zone.GetUtcOffset(local));
    }
}
