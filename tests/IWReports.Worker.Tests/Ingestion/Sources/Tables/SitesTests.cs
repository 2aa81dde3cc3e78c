using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Worker.Company;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Inputs;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Two companies' tables in one database: the same numbers, other customers.</summary>
public sealed class SitesTests(TableFiles tables) : IClassFixture<TableFiles>, IAsyncLifetime
{
    private const string Orders = "order_id,customer_id,ordered_at,promised_on,value\nA,7,2025-11-03,2025-11-10,100\n";

    private static readonly DateOnly AsOf = new(2025, 11, 30);

    public async Task InitializeAsync()
    {
        await tables.ExecuteAsync($"truncate {TestDatabase.Sources} restart identity cascade");
        await tables.ImportAsync("customers", "customer_id,name,key_account\n7,Yore Mine Co.,yes\n");
        await tables.ImportAsync("orders", Orders);
        await tables.ImportAsync("complaints", "complaint_id,received_at,customer_id,legal_threat\n1,2025-11-20,7,yes\n");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_file_in_another_zone_is_a_source_of_its_own_and_said()
    {
        var counts = await tables.ImportAsync("orders", Orders, zone: "Europe/London");
        Assert.Contains("table:orders:Europe/London", Assert.Single(counts.Notes), StringComparison.Ordinal);
        Assert.Equal(1, counts.Inserted);
        Assert.Equal(1, (await tables.ImportAsync("orders", Orders, """{"zone":"Europe/London"}""")).Unchanged);
        var own = await tables.ImportAsync("orders", Orders, zone: "Australia/Melbourne");
        Assert.Empty(own.Notes);
        Assert.Equal(1, own.Unchanged);
    }

    [Fact]
    public async Task A_source_that_was_read_in_another_zone_before_it_was_the_companys_stays_itself()
    {
        await tables.ExecuteAsync("update source set zone = 'Europe/London' where name = 'table:orders'");
        Assert.Equal(1, (await tables.ImportAsync("orders", Orders, zone: "Europe/London")).Unchanged);
    }

    [Fact]
    public async Task A_customer_at_risk_is_worth_what_was_bought_here_only()
    {
        await OtherCompanyAsync();
        var customers = await Reader().AtRiskAsync(AsOf, CancellationToken.None);
        Assert.Equal([("Yore Mine Co.", "1", 100m), ("Tin Man Ltd", "9", 3m)],
            customers.Select(customer => (customer.Customer, customer.Reference, customer.Value ?? 0))
            .OrderBy(customer => customer.Reference));
    }

    [Fact]
    public async Task A_late_order_is_its_own_companys_customers()
    {
        await OtherCompanyAsync();
        await tables.ExecuteAsync("insert into customer_order (source_id, order_id, ordered_on, delivered_on, status) "
            + "select source_id, 'came', '2025-11-03', '2025-11-04', 'delivered' from customer_order");
        var late = await Reader().LateOrdersAsync(AsOf, CancellationToken.None);
        Assert.Equal([("Yore Mine Co.", true), ("Tin Man Ltd", false)], late.Select(order => (order.Customer, order.KeyAccount)));
    }

    [Fact]
    public async Task A_key_account_is_known_in_its_own_companys_orders()
    {
        await tables.ImportAsync("orders", Orders, zone: "Europe/London");
        await using var connection = await tables.Source.OpenConnectionAsync();
        var orders = new List<Order>();
        await foreach (var fact in Worker.Measurement.Facts.Orders.ReadAsync(connection, [new(2025, 11, 3)], null))
            orders.Add((Order)fact);
        Assert.Equal([false, true], orders.Select(order => order.KeyAccount).Order());
    }

    private async Task OtherCompanyAsync()
    {
        await tables.ImportAsync("customers", "customer_id,name\n7,Tin Man Ltd\n", site: "tin");
        await tables.ImportAsync("orders", "order_id,customer_id,ordered_at,promised_on,value\nA,7,2025-11-03,2025-11-10,3\n", site: "tin");
        await tables.ImportAsync("complaints", "complaint_id,received_at,customer_id,legal_threat\n9,2025-11-20,7,yes\n", site: "tin");
    }

    private CustomersReader Reader() =>
        new(tables.Source, new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Australia/Melbourne"), new HashSet<DateOnly>(),
        new(9, 0), new(17, 0)), Options.Create(new CompanyOptions()), Options.Create(new MeasurementOptions()));
}
