namespace IWReports.Worker.Tests.Measurement;

/// <summary>Rows with a day that cannot be: what happened counts, the interval does not.</summary>
public sealed class BackwardDaysTests(TestDatabase database) : ImportedDatabase(database)
{
    [Fact]
    public async Task A_lead_that_bought_before_it_was_known_bought()
    {
        var counts = await TableAsync("leads",
            "lead_id,created_on,mql_on,sql_on,won_on\n1,2018-03-08,2018-03-08,2018-03-08,2018-03-06\n"
                + "2,2018-03-08,2018-03-08,2018-03-08,2018-03-20\n");
        Assert.Equal((2, 0, 1L), (counts.Inserted, counts.Rejected, counts.Details["backward_days"]));
        Assert.Equal("2 of 2, Final", await MeasuredAsync("sql_to_won", "2018-03-01", "2018-03-31"));
    }

    [Fact]
    public async Task An_order_that_arrived_before_it_was_placed_was_neither_quick_nor_late()
    {
        await TableAsync("orders",
            "order_id,ordered_at,promised_on,delivered_on\n1,2025-09-10,2025-09-12,2025-09-01\n2,2025-09-10,2025-09-12,2025-09-12\n");
        Assert.Equal("1 of 1, Final", await MeasuredAsync("delivered_on_promise"));
        Assert.Equal("1 of 1, Final", await MeasuredAsync("delivered_in_days"));
        Assert.Equal("2 of 1, Final", await MeasuredAsync("delivery_days"));
        Assert.Equal("0 of , Final", await MeasuredAsync("late_open_orders"));
    }

    [Fact]
    public async Task A_complaint_acknowledged_before_it_came_is_a_complaint()
    {
        var counts = await TableAsync("complaints",
            "complaint_id,received_at,acknowledged_on\n1,2025-09-10,2025-09-08\n2,2025-09-10,2025-09-10\n");
        Assert.Equal((2, 1L), (counts.Inserted, counts.Details["answered_before_received"]));
        Assert.Equal("1 of 1, Final", await MeasuredAsync("complaint_acknowledged"));
    }

    [Fact]
    public async Task An_enquiry_solved_before_it_came_is_solved_and_took_no_known_time()
    {
        var counts = await TableAsync("enquiries",
            "enquiry_id,opened_at,resolved_at\n1,2025-09-10 10:00,2025-09-08 10:00\n2,2025-09-10 10:00,2025-09-10 09:59\n3,2025-09-10 "
                + "10:00,2025-09-10 10:30\n4,2025-09-10 10:00,\n");
        Assert.Equal((4, 0, 2L), (counts.Inserted, counts.Rejected, counts.Details["backward_days"]));
        Assert.Equal("1800 of 1, Final", await MeasuredAsync("resolution_time"));
        Assert.Equal("1 of 2, Final", await MeasuredAsync("resolved_in_2h"));
        Assert.Equal("1 of , Final", await MeasuredAsync("unsolved", to: "2025-09-10"));
    }

    [Fact]
    public async Task A_change_made_before_it_was_asked_for_is_neither_in_time_nor_late()
    {
        await TableAsync("record-changes", "change_id,requested_on,made_on\n1,2025-09-10,2025-09-08\n2,2025-09-10,2025-09-10\n");
        Assert.Equal("1 of 1, Final", await MeasuredAsync("records_updated"));
    }

    [Fact]
    public async Task A_review_answered_before_it_was_posted_was_answered()
    {
        var counts = await TableAsync("reviews",
            "site,review_id,posted_on,answered_on\nmaps,1,2025-09-10,2025-09-08\nmaps,2,2025-09-10,\n");
        Assert.Equal((2, 1L), (counts.Inserted, counts.Details["backward_days"]));
        Assert.Equal("1 of 2, Final", await MeasuredAsync("reviews_answered"));
    }

    [Fact]
    public async Task A_parcel_that_arrived_before_it_left_arrived()
    {
        await TableAsync("orders", "order_id,ordered_at,promised_on\n1,2025-09-01,2025-09-12\n");
        var counts = await TableAsync("shipments", "order_id,shipment_id,shipped_on,delivered_on\n1,a,2025-09-11,2025-09-10\n");
        Assert.Equal((1, 1L), (counts.Inserted, counts.Details["backward_days"]));
        Assert.Equal("1 of 1, Final", await MeasuredAsync("delivered_on_promise"));
    }
}
