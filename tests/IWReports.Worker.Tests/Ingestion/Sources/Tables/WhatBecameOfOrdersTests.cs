using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>Shipments and returns, which belong to the days of their orders.</summary>
public sealed class WhatBecameOfOrdersTests(TableFiles tables) : IClassFixture<TableFiles>
{
    private const string Placed = "select concat_ws(' ', status, delivered_on, carrier) from placed_order where order_id = ";

    [Fact]
    public async Task An_order_in_parcels_has_arrived_when_its_last_parcel_has()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\nparcel-1,2025-11-03\nparcel-2,2025-11-03\nparcel-3,2025-11-03\n");
        await tables.ImportAsync("shipments",
            "order_id,shipment_id,carrier,shipped_on,delivered_on\nparcel-1,a,Road,2025-11-04,2025-11-05\n"
                + "parcel-1,b,Rail,2025-11-04,2025-11-07\nparcel-2,a,Road,2025-11-04,2025-11-05\nparcel-2,b,Rail,2025-11-04,\n");
        Assert.Equal("delivered 2025-11-07 Rail", await tables.ScalarAsync<string>(Placed + "'parcel-1'"));
        Assert.Equal("open Rail", await tables.ScalarAsync<string>(Placed + "'parcel-2'"));
        Assert.Equal("open", await tables.ScalarAsync<string>(Placed + "'parcel-3'"));
    }

    [Fact]
    public async Task Parcels_that_never_say_when_they_arrive_leave_the_orders_own_day()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at,delivered_on\nown-1,2025-11-03,2025-11-06\n");
        await tables.ImportAsync("shipments", "order_id,shipment_id,shipped_on\nown-1,a,2025-11-04\n");
        Assert.Equal("delivered 2025-11-06", await tables.ScalarAsync<string>(Placed + "'own-1'"));
    }

    [Fact]
    public async Task A_parcel_touches_the_day_of_its_order_and_the_days_it_arrived()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\ntouch-1,2025-09-01\n");
        await tables.ImportAsync("shipments", "order_id,shipment_id,delivered_on\ntouch-0,a,2025-08-01\ntouch-1,a,2025-09-04\n");
        await tables.ExecuteAsync("delete from touched_day");
        Assert.Equal(1, (await tables.ImportAsync("shipments", "order_id,shipment_id,delivered_on\ntouch-1,a,2025-09-08\n")).Updated);
        Assert.Equal("2025-09-01,2025-09-04,2025-09-08", await Touched());
    }

    [Fact]
    public async Task A_parcel_of_another_site_is_not_the_orders()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\nsite-1,2025-11-03\n");
        await tables.ImportAsync("shipments", "order_id,shipment_id,delivered_on\nsite-1,a,2025-11-05\n", site: "Perth");
        Assert.Equal("open", await tables.ScalarAsync<string>(Placed + "'site-1'"));
    }

    [Fact]
    public async Task Returns_are_known_by_order_and_number_and_importing_again_changes_nothing()
    {
        const string file =
            "order_id,return_id,kind,returned_on,amount,reason,wrong_item,quality_result\n"
                + "back-1,1,exchange,2025-11-12,,wrong size,yes,wrong bin\nback-1,2,refund,2025-11-13,25,,,\nback-2,1,,2025-11-13,,,,\n";
        Assert.Equal((3, 3, 0, 0, 0, 0), TableFiles.Fates(await tables.ImportAsync("returns", file)));
        Assert.Equal("exchange,refund,return",
            await tables.ScalarAsync<string>(
            "select string_agg(kind, ',' order by order_id, return_id) from order_return where order_id like 'back-%'"));
        Assert.Equal((3, 0, 0, 3, 0, 0), TableFiles.Fates(await tables.ImportAsync("returns", file)));
    }

    [Fact]
    public async Task The_first_return_touches_every_order_since_it_tells_of_them_that_nothing_came_back()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at\nfirst-1,2024-01-03\nfirst-2,2024-01-04\n", site: "first");
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("returns", "order_id,return_id,returned_on\nfirst-1,1,2024-01-12\n", site: "first");
        Assert.Equal("2024-01-03,2024-01-04,2024-01-12", await Touched());
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("returns", "order_id,return_id,returned_on\nfirst-1,2,2024-01-15\n", site: "first");
        Assert.Equal("2024-01-03,2024-01-15", await Touched());
    }

    [Theory]
    [InlineData("returns", "order_id,return_id,kind,returned_on\nA,1,swap,2025-11-03\n",
        "kind: \"swap\" is not one of return, refund, exchange")]
    public async Task What_cannot_be_is_refused_with_its_reason(string kind, string csv, string reason)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => tables.ImportAsync(kind, csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private Task<string> Touched() => tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day");
}
