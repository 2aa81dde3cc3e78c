using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Enquiries by the customers that the books know.</summary>
public sealed class CustomersOfEnquiriesTests(TestDatabase database) : MeasuredEnquiries(database)
{
    [Fact]
    public async Task Segments_come_from_the_books_whatever_source_keeps_them()
    {
        await Database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('books', 'table', 'Australia/Melbourne');
            insert into customer values (2, 'C1', 'Yore Mine Co.', true), (2, 'C2', 'Small', false)
            """);
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10");
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10", customer: "C2");
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10", customer: "C3");
        await MeasureAsync();
        Assert.Equal(["key account", "small"],
            (await ReadAsync("resolved_in_2h", "2025-11-01", "2025-11-30", KpiBy.Segment)).Select(value => value.Key));
    }

    [Fact]
    public async Task A_number_that_two_companies_use_is_two_customers()
    {
        await Database.ExecuteHereAsync(
            """
            insert into source (name, kind, zone) values ('table:customers:retail', 'table', 'Europe/London'),
                ('table:customers:wholesale', 'table', 'Europe/London'), ('table:customers', 'table', 'Australia/Melbourne');
            insert into customer (source_id, customer_id, name, key_account) values (2, 'C1', 'Retail', true), (2, 'C3', 'Retail', true),
                (3, 'C1', 'Wholesale', false), (2, 'C4', 'Retail', true)
            """);
        // The site itself keeps none: what one other knows counts, what two know does not.
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10", customer: "C3");
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10");
        await MeasureAsync();
        Assert.Equal([("key account", 1m)], await SegmentsAsync());

        await Database.ExecuteHereAsync(
            "insert into customer (source_id, customer_id, name, segment) values (4, 'C1', 'Ours', 'internal'), "
                + "(4, 'C2', 'Ours too', null)");
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10", customer: "C2");
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10", customer: "C4");
        await MeasureAsync();
        Assert.Equal([("internal", 1m), ("small", 1m)], await SegmentsAsync());

        async Task<IEnumerable<(string, decimal)>> SegmentsAsync() =>
            (await ReadAsync("resolved_in_2h", "2025-11-01", "2025-11-30", KpiBy.Segment))
                .Select(value => (value.Key, value.Denominator!.Value));
    }
}
