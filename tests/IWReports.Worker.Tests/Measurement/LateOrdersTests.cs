using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Reporting.Inputs.Drafts;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Lists, letters and figures agree on which orders are late. Thursday 20 November 2025 is the day asked about.</summary>
public sealed class LateOrdersTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly DateOnly Thursday = new(2025, 11, 20);

    private CustomersReader Customers => new(Database.Source, Calendar, Company, Options.Create(new MeasurementOptions()));

    private CasesReader Cases => new(Database.Source, Calendar, Company, Options.Create(new MeasurementOptions()));

    private async Task OrderAsync(string id, string status, string? promised, string? delivered, decimal value = 100)
    {
        await Database.ExecuteHereAsync($"""
            insert into customer_order (source_id, order_id, customer_id, ordered_on, promised_on, delivered_on, status, value)
            values (1, '{id}', 'A', '2025-11-03', nullif('{promised}', '')::date, nullif('{delivered}', '')::date, '{status}', {value})
            """);
        await MarkStaleAsync("2025-11-03");
    }

    private Task ComplainAsync(string order, string resolved = "2025-11-12") => Database.ExecuteHereAsync(
        $"insert into complaint (source_id, complaint_id, received_on, resolved_on, customer_id, order_id, legal_threat) "
            + $"values (1, 'of {order}', '2025-11-10', '{resolved}', 'A', '{order}', true)");

    private async Task<decimal?> StockAsync(DateOnly day) => (await TotalAsync("late_open_orders", $"{day:yyyy-MM-dd}",
        $"{day:yyyy-MM-dd}")).Value;

    // A shop that writes deliveries down, with an order of each fate.
    private async Task EveryFateAsync()
    {
        await OrderAsync("late", "open", "2025-11-06", null);
        await OrderAsync("without a promise", "open", null, null);
        await OrderAsync("not due", "open", "2025-11-21", null);
        await OrderAsync("refunded, came late", "refunded", "2025-11-06", "2025-11-24");
        await OrderAsync("refunded, never came", "refunded", "2025-11-06", null);
        await OrderAsync("came late", "delivered", "2025-11-06", "2025-11-24");
        await OrderAsync("came in time", "delivered", "2025-11-06", "2025-11-05");
        await OrderAsync("called open, came", "open", "2025-11-06", "2025-11-12");
        await OrderAsync("came on an unknown day", "delivered", "2025-11-06", null);
        await OrderAsync("cancelled", "cancelled", "2025-11-06", null);
    }

    [Fact]
    public async Task The_list_of_late_orders_is_as_long_as_the_figure_above_it_says()
    {
        await EveryFateAsync();
        await MeasureAsync();
        foreach (var day in new[] { new DateOnly(2025, 11, 7), new(2025, 11, 10), Thursday, new(2025, 11, 24) })
            Assert.Equal(await StockAsync(day), (await Customers.LateOrdersAsync(day, CancellationToken.None)).Count);
        Assert.Equal(4, await StockAsync(Thursday));
    }

    [Fact]
    public async Task Where_no_delivery_is_ever_written_down_nothing_is_called_late()
    {
        await Database.ExecuteHereAsync("insert into customer (source_id, customer_id, name, callers) values "
            + "(1, 'A', 'One', array['a'::bytea])");
        await OrderAsync("open", "open", "2025-11-06", null);
        await ComplainAsync("open");
        await CallAsync("2025-11-20 10:00", "answered", caller: "a");
        await MeasureAsync();
        Assert.Equal(KpiState.NotMeasurable, (await TotalAsync("late_open_orders")).State);
        Assert.Empty(await Customers.LateOrdersAsync(Thursday, CancellationToken.None));
        Assert.Empty(await Customers.AtRiskAsync(Thursday, CancellationToken.None));
        Assert.Equal(0, (await TotalAsync("customers_at_risk", "2025-11-20", "2025-11-20")).Value);
        Assert.Equal(0, (await TotalAsync("contacts_with_late_order", "2025-11-20", "2025-11-20")).Numerator);
    }

    [Theory]
    [InlineData("late", true, true)]
    [InlineData("without a promise", true, true)]
    [InlineData("came late", true, true)]
    [InlineData("called open, came", true, false)]
    [InlineData("came in time", false, false)]
    [InlineData("not due", false, false)]
    public async Task A_letter_owns_every_broken_promise_and_calls_late_only_what_is_still_open(string order, bool isBroken, bool isLate)
    {
        await EveryFateAsync();
        await ComplainAsync(order);
        Assert.Equal((isBroken, isLate), await LetterAsync(order));
        await Database.ExecuteHereAsync("update customer_order set delivered_on = null, status = 'open'");
        Assert.Equal((false, false), await LetterAsync(order));
    }

    private async Task<(bool IsBroken, bool IsLate)> LetterAsync(string order)
    {
        var data = await Cases.FindAsync($"of {order}", Core.Calendar.ReportPeriod.Day(Thursday), CancellationToken.None);
        return (data!.IsPromiseBroken, data.IsLate);
    }

    [Fact]
    public async Task The_list_values_a_customer_at_risk_as_the_figure_does()
    {
        await OrderAsync("kept", "delivered", "2025-11-06", "2025-11-05", 70);
        await OrderAsync("refunded", "refunded", "2025-11-06", "2025-11-05", 500);
        await OrderAsync("cancelled", "cancelled", "2025-11-06", null, 1000);
        await ComplainAsync("kept", "2025-11-28");
        await MeasureAsync();
        Assert.Equal(570, (await TotalAsync("value_at_risk", "2025-11-20", "2025-11-20")).Value);
        Assert.Equal(570, Assert.Single(await Customers.AtRiskAsync(Thursday, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task A_customer_whom_two_sources_of_a_site_know_is_one_row()
    {
        await Database.ExecuteHereAsync("insert into source (name, kind, zone) values ('second', 'queue-log', 'Australia/Melbourne')");
        await Database.ExecuteHereAsync("insert into customer (source_id, customer_id, name) values (1, 'A', 'One'), (2, 'A', 'One')");
        await OrderAsync("late", "open", "2025-11-06", null);
        await OrderAsync("came in time", "delivered", "2025-11-06", "2025-11-05");
        await ComplainAsync("late", "2025-11-28");
        Assert.Single(await Customers.LateOrdersAsync(Thursday, CancellationToken.None));
        Assert.Single(await Customers.AtRiskAsync(Thursday, CancellationToken.None));
        Assert.Single(await Customers.OpenComplaintsAsync("Customer service", Thursday, CancellationToken.None));
    }
}
