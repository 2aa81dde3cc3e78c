namespace IWReports.Worker.Demo;

/// <summary>What lies beside the sample company's files to say what they are.</summary>
internal static class SampleReadMe
{
    public const string Text = """
        Innovative Widgets, 1 January to 30 November 2025: a sample company

        From the case: calls per month and their change on last year, who is on the roster and until when,
        John's leave, the four statements of the questionnaire, the three-day promise and the 10 to 14
        business days of today, and Yore Mine Co. with its two orders and its complaint.

        Everything else is ILLUSTRATIVE: it comes from a simulation with a fixed seed, not from any
        company. Callers arrive, officers answer, go to lunch, do desk work, are on leave and learn; waits and
        abandoned calls follow from that. Orders, enquiries, complaints, reviews and answers follow from rates that were
        chosen. Customers' names are made up, and telephone numbers lie in ranges kept free for fiction.

        queue_log.2025-MM    Asterisk queue_log, one per month, times in UTC (company: Australia/Melbourne)
        monthly-calls.csv    calls per month
        roster.csv, absences.csv, customers.csv, orders.csv, complaints.csv, surveys.csv,
        training.csv, coaching.csv, briefings.csv, record-changes.csv
        orders-2024.csv      last year's orders, to hold this year's against
        shipments.csv, returns.csv, invitations.csv, reviews.csv, leads.csv, goals.csv
        enquiries.csv, quality.csv
        examples/            one small file per kind of table that can be imported, and what its columns mean

        """;
}
