namespace IWReports.Worker.Tests.Ingestion.Sources.Tables.Kinds;

public sealed class OrdersTableTests(TableFiles tables) : IClassFixture<TableFiles>
{
    [Fact]
    public async Task An_order_is_worth_the_sum_of_its_lines_and_identical_lines_both_count()
    {
        var counts = await tables.ImportAsync("orders",
            "order_id,customer_id,ordered_at,value\nsum-1,7,2025-11-03,10.5\nsum-1,,2025-11-03,4\nsum-1,7,2025-11-03,10.5\n"
                + "sum-2,,2025-11-03,1\n");
        Assert.Equal((4, 4, 0, 0, 0, 0), TableFiles.Fates(counts));
        Assert.Equal((1, 2, 2), (counts.Identical, counts.Details["orders"], counts.Details["missing_customer"]));
        Assert.Equal(25m, await tables.ScalarAsync<decimal>("select value from customer_order where order_id = 'sum-1'"));
        Assert.Equal("7", await tables.ScalarAsync<string>("select customer_id from customer_order where order_id = 'sum-1'"));
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        const string file = "order_id,ordered_at,value\nagain-1,2025-11-03 10:00,10\nagain-1,2025-11-03 10:00,5\nagain-2,2025-11-04,\n";
        await tables.ImportAsync("orders", file);
        await tables.ExecuteAsync("delete from touched_day");
        Assert.Equal((3, 0, 0, 3, 0, 0), TableFiles.Fates(await tables.ImportAsync("orders", file)));
        Assert.Equal(0, await tables.ScalarAsync<long>("select count(*) from touched_day"));
    }

    [Fact]
    public async Task A_correction_updates_the_order_and_touches_its_old_and_new_day()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at,delivered_on,value\nfix-1,2025-11-03,,10\nfix-2,2025-11-03,,10\n");
        await tables.ExecuteAsync("delete from touched_day");
        var counts = await tables.ImportAsync("orders",
            "order_id,ordered_at,delivered_on,value\nfix-1,2025-11-05,2025-11-20,12\nfix-2,2025-11-03,,10\n");
        Assert.Equal((2, 0, 1, 1, 0, 0), TableFiles.Fates(counts));
        Assert.Equal("delivered 12", await tables.ScalarAsync<string>(
            "select status || ' ' || value from customer_order where order_id = 'fix-1'"));
        Assert.Equal("2025-11-03,2025-11-05", await tables.ScalarAsync<string>(
            "select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_moved_promise_touches_the_days_it_was_promised_for_and_late_from()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at,promised_on\nmove-1,2025-11-03,2025-11-07\n");
        await tables.ExecuteAsync("delete from touched_day");
        await tables.ImportAsync("orders", "order_id,ordered_at,promised_on\nmove-1,2025-11-03,2025-11-14\n");
        Assert.Equal("2025-11-03,2025-11-07,2025-11-08",
            await tables.ScalarAsync<string>("select string_agg(day::text, ',' order by day) from touched_day"));
    }

    [Fact]
    public async Task A_file_brings_whole_orders_so_a_line_it_no_longer_has_is_gone()
    {
        await tables.ImportAsync("orders", "order_id,ordered_at,product,value\nwhole-1,2025-11-03,7 mm,10\nwhole-1,2025-11-03,6 mm,5\n");
        var counts = await tables.ImportAsync("orders", "order_id,ordered_at,product,value\nwhole-1,2025-11-03,7 mm,10\n");
        Assert.Equal((1, 1), (counts.Updated, counts.Details["replaced_lines"]));
        Assert.Equal(10m, await tables.ScalarAsync<decimal>("select value from customer_order where order_id = 'whole-1'"));
    }

    [Fact]
    public async Task A_map_names_columns_formats_products_and_what_a_cancelled_order_looks_like()
    {
        const string map = """
            {"columns":{"order_id":"InvoiceNo","ordered_at":{"column":"InvoiceDate","format":"d/MM/yyyy H:mm"},
            "value":{"multiply":["Quantity","UnitPrice"]},"currency":{"constant":"GBP"}},
             "status":{"cancelled":"^C","adjustment":"^A"}}
            """;
        var counts = await tables.ImportAsync("orders", "InvoiceNo,InvoiceDate,Quantity,UnitPrice\n536365,1/12/2010 "
            + "8:26,6,2.55\nC536366,1/12/2010 8:28,-1,27.50\nA1,1/12/2010 9:00,1,-11.062\n", map);
        Assert.Equal((3, 1, 1), (counts.Details["orders"], counts.Details["cancelled"], counts.Details["adjustments"]));
        Assert.Equal("15.30 GBP open", await tables.ScalarAsync<string>(
            "select concat_ws(' ', value, currency, status) from customer_order where order_id = '536365'"));
    }

    [Fact]
    public async Task A_product_beyond_all_numbers_rejects_its_line()
    {
        const string map = """{"columns":{"value":{"multiply":["n","price"]}}}""";
        var counts = await tables.ImportAsync("orders",
            "order_id,ordered_at,n,price\nlarge-1,2025-11-03,1e20,1e20\nlarge-2,2025-11-03,2,\nlarge-3,2025-11-03,2,-1.5\n", map);
        Assert.Equal(2, Assert.Single(counts.Rejects).Line);
        Assert.Equal(-3m, await tables.ScalarAsync<decimal>("select sum(value) from customer_order where order_id like 'large-%'"));
    }

    [Fact]
    public async Task A_map_may_tell_the_status_from_another_column()
    {
        const string map = """{"status":{"column":"State","cancelled":"^(refunded|void)$","delivered":"^done$"}}""";
        await tables.ImportAsync("orders",
            "order_id,ordered_at,State\nstate-1,2025-11-03,refunded\nstate-2,2025-11-03,done\nstate-3,2025-11-03,packing\n", map);
        Assert.Equal("cancelled,delivered,open",
            await tables.ScalarAsync<string>(
            "select string_agg(status, ',' order by order_id) from customer_order where order_id like 'state-%'"));
    }

    [Fact]
    public async Task A_time_without_offset_is_local_to_the_zone_and_a_day_alone_has_no_time()
    {
        await tables.ImportAsync("orders",
            "order_id,ordered_at\nzone-1,2025-11-03T23:30\nzone-2,2025-11-03T23:30:00Z\nzone-3,2025-11-03\nzone-4,2025-04-06 02:30\n");
        const string seen =
            "select concat_ws(' ', ordered_on, to_char(ordered_at, 'YYYY-MM-DD HH24:MI')) from customer_order where order_id = ";
        Assert.Equal("2025-11-03 2025-11-03 12:30", await tables.ScalarAsync<string>(seen + "'zone-1'"));
        Assert.Equal("2025-11-04 2025-11-03 23:30", await tables.ScalarAsync<string>(seen + "'zone-2'"));
        Assert.Equal("2025-11-03", await tables.ScalarAsync<string>(seen + "'zone-3'"));
        // 02:30 happened twice that night; the first was at 15:30 UTC.
        Assert.Equal("2025-04-06 2025-04-05 15:30", await tables.ScalarAsync<string>(seen + "'zone-4'"));
    }

    // Delivered at half past midnight, though it was still the promised day in London.
    [Fact]
    public async Task A_delivery_is_in_time_by_the_local_date_not_by_the_hour_elsewhere()
    {
        await tables.ImportAsync("orders",
            "order_id,ordered_at,promised_on,delivered_on\nlate-1,2025-11-18,2025-11-21,2025-11-21T13:30:00Z\n"
                + "late-2,2025-11-18T17:30,2025-11-21,2025-11-21T23:55:00+11:00\n");
        Assert.Equal("late,in time", await tables.ScalarAsync<string>("select string_agg(case when delivered_on > promised_on then "
            + "'late' else 'in time' end, ',' order by order_id) from customer_order where order_id like 'late-%'"));
    }

    [Fact]
    public async Task An_order_says_what_how_and_until_when()
    {
        await tables.ImportAsync("orders",
            "order_id,ordered_at,status,cancelled_on,product,channel,carrier\nwhat-1,2025-11-18,cancelled,2025-11-20,7 mm,web,Road\n");
        Assert.Equal("2025-11-20 7 mm web Road",
            await tables.ScalarAsync<string>(
            "select concat_ws(' ', cancelled_on, product, channel, carrier) from customer_order where order_id = 'what-1'"));
    }
}
