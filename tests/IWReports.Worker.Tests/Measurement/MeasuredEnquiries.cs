namespace IWReports.Worker.Tests.Measurement;

/// <summary>Enquiries as a log of them has them, measured.</summary>
public abstract class MeasuredEnquiries(TestDatabase database) : MeasuredDatabase(database)
{
    private int _enquiries;

    private protected async Task EnquiryAsync(string opened, string? resolved = null, string? customer = "C1", string? topic = "invoice",
        string? order = null, bool reopened = false)
    {
        static string Text(string? value) => value is null ? "null" : $"'{value}'";
        await Database.ExecuteHereAsync(
            $"""
            insert into enquiry (source_id, enquiry_id, opened_at, opened_on, resolved_at, resolved_on, customer_id, topic, order_id,
                reopened, officer)
            values (1, '{++_enquiries}', '{opened}+11', '{opened[..10]}',
                {(resolved is null ? "null, null" : $"'{resolved}+11', '{resolved[..10]}'")}, {Text(customer)}, {Text(topic)},
                {Text(order)}, {reopened}, 'Mia')
            """);
        await MarkStaleAsync(opened[..10]);
        if (resolved is not null)
            await MarkStaleAsync(resolved[..10]);
    }
}
