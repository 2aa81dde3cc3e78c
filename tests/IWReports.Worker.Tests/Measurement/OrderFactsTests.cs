using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Orders with parcels and returns, customers over the years, and customers at risk, measured from the database.</summary>
public sealed class OrderFactsTests(TestDatabase database) : MeasuredDatabase(database)
{
    private async Task OrderAsync(string id, string ordered, string? customer = null, decimal value = 100, string? promised = null,
        string? delivered = null)
    {
        await Database.ExecuteHereAsync($"""
            insert into customer_order (source_id, order_id, customer_id, ordered_on, promised_on, delivered_on, status, value)
            values (1, '{id}', {Text(customer)}, '{ordered}', {Text(promised)}, {Text(delivered)},
                '{(delivered is null ? "open" : "delivered")}', {value})
            """);
        await MarkStaleAsync(ordered);

        static string Text(string? text) => text is null ? "null" : $"'{text}'";
    }

    private async Task<(decimal? Numerator, decimal? Denominator)> RetentionAsync(string day) =>
        await TotalAsync("retention", day, day) is var value ? (value.Numerator, value.Denominator) : default;

    [Fact]
    public async Task An_order_arrives_with_its_last_parcel()
    {
        await OrderAsync("A", "2025-11-05", promised: "2025-11-10");
        await Database.ExecuteHereAsync("insert into shipment values (1, 'A', 'a', 'Road', '2025-11-06', '2025-11-07'), (1, 'A', 'b', "
            + "'Rail', '2025-11-06', '2025-11-12')");
        await MarkStaleAsync("2025-11-12");
        await MeasureAsync();
        Assert.Equal(0, (await TotalAsync("delivered_on_promise", "2025-11-10", "2025-11-10")).Value);
        Assert.Equal([1, 0], (await ReadAsync("late_open_orders", "2025-11-11", "2025-11-12", KpiBy.Day)).Select(day => day.Value));
        Assert.Equal(("Rail", 5m), (await ReadAsync("delivery_days", "2025-11-12", "2025-11-12", KpiBy.Department)).Single() is var carrier
            ? (carrier.Key, carrier.Value) : default);
    }

    [Fact]
    public async Task Returns_belong_to_the_order_and_orders_without_any_count_once_returns_are_kept()
    {
        await OrderAsync("A", "2025-10-01", delivered: "2025-10-07");
        await OrderAsync("B", "2025-10-02", delivered: "2025-10-07");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("returns", "2025-10-01", "2025-10-31")).State);
        Assert.Equal(0, (await TotalAsync("cancellations", "2025-10-01", "2025-10-31")).Value);

        await Database.ExecuteHereAsync("insert into order_return values (1, 'A', '1', 'return', '2025-11-03', null, 'wrong size', true, "
            + "'wrong bin'), (1, 'A', '2', 'refund', '2025-11-05', 25, null, null, null)");
        foreach (var day in new[] { "2025-10-01", "2025-10-02", "2025-11-03", "2025-11-05" })
            await MarkStaleAsync(day);
        await MeasureAsync();
        var (returns, refunded) = (await TotalAsync("returns", "2025-10-01", "2025-10-31"),
            await TotalAsync("refunded_value", "2025-10-01", "2025-10-31"));
        Assert.Equal((0.5m, KpiState.Final, 0.125m), (returns.Value, returns.State, refunded.Value));
        Assert.Equal(0.5m, (await TotalAsync("order_accuracy", "2025-10-01", "2025-10-31")).Value);
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("exchanges", "2025-10-01", "2025-10-31")).State);
        Assert.Equal("wrong bin", (await ReadAsync("fault_tests", "2025-11-01", "2025-11-30", KpiBy.Topic)).Single().Key);
        Assert.Equal("wrong size", (await ReadAsync("faults", "2025-11-01", "2025-11-30", KpiBy.Topic)).Single().Key);
    }

    // A buys every year, B only in 2023, C from 2024 on, D not since.
    [Fact]
    public async Task Retention_asks_who_of_last_years_customers_bought_in_the_last_twelve_months()
    {
        await OrderAsync("A1", "2023-12-15", "A");
        await OrderAsync("A2", "2024-11-20", "A");
        await OrderAsync("A3", "2025-10-01", "A");
        await OrderAsync("B1", "2024-02-29", "B");
        await OrderAsync("C1", "2025-03-01", "C");
        await OrderAsync("X1", "2025-03-01");
        await MeasureAsync();
        Assert.Equal((1, 2), await RetentionAsync("2025-11-30"));
        Assert.Equal(2, (await TotalAsync("customers")).Value);
        // On 28 February 2025 a year has passed for B; from then on B was active the year before.
        Assert.Equal([2, 1], (await ReadAsync("customers", "2025-02-27", "2025-02-28", KpiBy.Day)).Select(day => day.Value));
        Assert.Equal(KpiState.NoData, (await TotalAsync("retention", "2024-11-01", "2024-11-30")).State);
    }

    [Fact]
    public async Task An_order_that_moves_moves_the_days_on_which_its_customer_came_and_went()
    {
        await OrderAsync("A1", "2024-01-10", "A");
        await OrderAsync("A2", "2024-12-20", "A");
        await OrderAsync("B1", "2024-01-15", "B");
        await MeasureAsync();
        Assert.Equal((1, 2), await RetentionAsync("2025-11-30"));

        await Database.ExecuteHereAsync("update customer_order set ordered_on = '2024-10-20' where order_id = 'A2'; update "
            + "customer_order set customer_id = 'C' where order_id = 'B1'");
        await MarkStaleAsync("2024-12-20");
        await MarkStaleAsync("2024-10-20");
        await MarkStaleAsync("2024-01-15");
        await MeasureAsync();
        Assert.Equal((0, 2), await RetentionAsync("2025-11-30"));
        Assert.Equal((1, 2), await RetentionAsync("2025-10-19"));
        Assert.Equal(0, (await TotalAsync("customers")).Value);
    }

    [Fact]
    public async Task Customers_leave_the_books_with_time_alone()
    {
        await OrderAsync("A1", "2024-11-20", "A");
        await MeasureAsync("2025-11-20");
        Assert.Equal(1, (await TotalAsync("customers", "2025-11-01", "2025-11-19")).Value);
        await MeasureAsync("2025-11-21");
        Assert.Equal(0, (await TotalAsync("customers", "2025-11-20", "2025-11-20")).Value);
        Assert.Equal(0, (await MeasureAsync("2025-11-21")).Days);
    }

    private async Task ComplainAsync(string id, string received, string? resolved, string? customer, string also, string? order = null)
    {
        await Database.ExecuteHereAsync($"insert into complaint (source_id, complaint_id, received_on, resolved_on, customer_id, "
            + $"order_id, {also}) values (1, '{id}', '{received}', nullif('{resolved}', '')::date, nullif('{customer}', ''), "
            + $"nullif('{order}', ''), true)");
        await MarkStaleAsync(received);
        if (resolved is not null)
            await MarkStaleAsync(resolved);
    }

    private async Task<IEnumerable<decimal?>> AtRiskAsync(params string[] days)
    {
        var values = (await ReadAsync("customers_at_risk", "2025-11-01", "2025-11-30", KpiBy.Day))
            .ToDictionary(day => day.Key, day => day.Value);
        return days.Select(day => values[day]);
    }

    [Fact]
    public async Task A_customer_with_two_threats_is_one_at_risk_until_both_are_settled()
    {
        await ComplainAsync("1", "2025-11-03", "2025-11-12", "A", "legal_threat");
        await ComplainAsync("2", "2025-11-10", "2025-11-20", "A", "may_leave");
        await ComplainAsync("3", "2025-11-10", null, null, "legal_threat");
        await ComplainAsync("4", "2025-11-10", null, "B", "injury");
        await MeasureAsync();
        Assert.Equal([1, 2, 2, 1], await AtRiskAsync("2025-11-09", "2025-11-10", "2025-11-19", "2025-11-20"));

        await Database.ExecuteHereAsync("update complaint set resolved_on = '2025-11-05' where complaint_id = '1'");
        await MarkStaleAsync("2025-11-12");
        await MarkStaleAsync("2025-11-05");
        await MeasureAsync();
        Assert.Equal([1, 0, 2], await AtRiskAsync("2025-11-04", "2025-11-09", "2025-11-19"));
    }

    [Fact]
    public async Task A_settled_complaint_leaves_the_risk_while_its_order_is_late_and_not_there()
    {
        await OrderAsync("T", "2025-11-03", "A", value: 3400, promised: "2025-11-06", delivered: "2025-11-20");
        await OrderAsync("U", "2024-12-01", "A", value: 1700);
        await ComplainAsync("1", "2025-11-07", "2025-11-10", "A", "legal_threat", "T");
        await MeasureAsync();
        Assert.Equal([1, 1, 0], await AtRiskAsync("2025-11-10", "2025-11-19", "2025-11-20"));
        Assert.Equal(5100, (await TotalAsync("value_at_risk", "2025-11-01", "2025-11-15")).Value);
        var list = new CustomersReader(Database.Source, Calendar, Company, Options.Create(new MeasurementOptions()));
        Assert.Single(await list.AtRiskAsync(new(2025, 11, 15), CancellationToken.None));
        Assert.Empty(await list.AtRiskAsync(new(2025, 11, 20), CancellationToken.None));
    }

    [Fact]
    public async Task Callers_on_the_books_are_told_from_strangers_and_those_who_wait_for_an_order_from_others()
    {
        await Database.ExecuteHereAsync("insert into customer (source_id, customer_id, name, segment, callers) values (1, 'A', 'One', "
            + "'small', array['a'::bytea]), (1, 'B', 'Two', 'key account', array['b'::bytea])");
        await OrderAsync("T", "2025-11-03", "A", promised: "2025-11-06", delivered: "2025-11-20");
        await CallAsync("2025-11-07 10:00", "answered", caller: "a");
        await CallAsync("2025-11-20 10:00", "answered", caller: "a");
        await CallAsync("2025-11-07 10:00", "abandoned", caller: "b");
        await CallAsync("2025-11-07 10:00", "answered", caller: "c");
        await MeasureAsync();
        Assert.Equal((1, 3), await TotalAsync("contacts_with_late_order") is var value ? (value.Numerator, value.Denominator) : default);
        Assert.Equal([("key account", 1m), ("small", 2m)],
            (await ReadAsync("calls_offered", "2025-11-01", "2025-11-30", KpiBy.Segment))
            .Select(segment => (segment.Key, segment.Value!.Value)));
    }

    [Fact]
    public async Task Without_telephones_on_the_books_callers_cannot_be_linked()
    {
        await CallAsync("2025-11-07 10:00", "answered", caller: "a");
        await OrderAsync("T", "2025-11-03", "A");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("contacts_with_late_order")).State);
        Assert.Equal(100, (await TotalAsync("contacts_per_100_orders")).Value);
    }

    [Fact]
    public async Task Sales_grow_on_the_same_days_of_last_year_and_are_held_against_the_months_goal()
    {
        await OrderAsync("A", "2025-11-03", value: 110);
        await OrderAsync("B", "2024-11-03", value: 100);
        await Database.ExecuteHereAsync("insert into sales_goal values (1, '2025-11-01', '', 220), (1, '2025-11-01', 'Inside', 90)");
        await MarkStaleAsync("2025-11-01");
        await MeasureAsync();
        Assert.Equal((0.1m, 0.5m), ((await TotalAsync("sales_growth")).Value, (await TotalAsync("sales_vs_goal")).Value));
    }
}
