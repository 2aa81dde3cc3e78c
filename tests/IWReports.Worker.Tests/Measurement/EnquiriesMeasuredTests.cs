using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Enquiries from their table to their figures.</summary>
public sealed class EnquiriesMeasuredTests(TestDatabase database) : MeasuredEnquiries(database)
{
    private async Task<(decimal? Solved, decimal? Mature)> SolvedAsync() =>
        await TotalAsync("first_contact_resolution") is var value ? (value.Numerator, value.Denominator) : default;

    [Fact]
    public async Task The_same_customer_with_the_same_matter_within_a_week_was_not_helped_the_first_time()
    {
        await EnquiryAsync("2025-11-03 10:00");
        await EnquiryAsync("2025-11-10 09:59");
        await EnquiryAsync("2025-11-17 10:00");
        await MeasureAsync();
        Assert.Equal((2, 3), await SolvedAsync());
    }

    [Fact]
    public async Task Another_customer_topic_or_order_is_another_matter_and_what_is_not_recorded_may_be_the_same()
    {
        await EnquiryAsync("2025-11-03 10:00");
        await EnquiryAsync("2025-11-03 11:00", customer: "C2");
        await EnquiryAsync("2025-11-03 12:00", topic: "late");
        await EnquiryAsync("2025-11-05 10:00", customer: "C3", order: "A");
        await EnquiryAsync("2025-11-05 11:00", customer: "C3", order: "B");
        await EnquiryAsync("2025-11-05 12:00", customer: "C4", topic: "Invoice");
        await EnquiryAsync("2025-11-05 13:00", customer: "C4", topic: null);
        await MeasureAsync();
        Assert.Equal((6, 7), await SolvedAsync());
    }

    [Fact]
    public async Task The_same_number_at_another_site_is_another_customer()
    {
        await Database.ExecuteHereAsync(
            "insert into source (name, kind, zone) values ('table:enquiries:north', 'table', 'Australia/Melbourne')");
        await EnquiryAsync("2025-11-03 10:00");
        await EnquiryAsync("2025-11-05 10:00");
        await Database.ExecuteHereAsync("update enquiry set source_id = 2 where opened_on = '2025-11-05'");
        await MeasureAsync();
        Assert.Equal((2, 2), await SolvedAsync());
    }

    [Fact]
    public async Task A_topic_keeps_the_spelling_it_was_first_measured_with_and_is_found_by_any()
    {
        await EnquiryAsync("2025-11-03 10:00", topic: "Invoice");
        await MeasureAsync();
        await EnquiryAsync("2025-11-02 10:00", topic: "invoice ", customer: "C2");
        await EnquiryAsync("2025-11-04 10:00", topic: "INVOICE", customer: "C3");
        await MeasureAsync();
        Assert.Equal([("Invoice", 3m)], (await ReadAsync("first_contact_resolution", "2025-11-01", "2025-11-30", KpiBy.Topic))
            .Select(topic => (topic.Key, topic.Denominator!.Value)));
        var found = await ReadAsync("first_contact_resolution", "2025-11-01", "2025-11-30", scope: new(ScopeKind.Topic, "inVoice"));
        Assert.Equal(3, found.Single().Denominator);
    }

    [Fact]
    public async Task Reopened_is_not_solved_and_an_unknown_customer_is_left_out()
    {
        await EnquiryAsync("2025-11-03 10:00", "2025-11-05 10:00", reopened: true);
        await EnquiryAsync("2025-11-03 10:00", customer: null);
        await MeasureAsync();
        Assert.Equal((0, 1), await SolvedAsync());
        Assert.Equal(1, (await TotalAsync("contacts_of_unknown_customers")).Value);
    }

    [Fact]
    public async Task Without_a_log_answered_calls_of_known_callers_are_the_contacts()
    {
        await CallAsync("2025-11-03 10:00", "abandoned", caller: "a");
        await CallAsync("2025-11-03 10:05", "answered", caller: "a");
        await CallAsync("2025-11-03 10:00", "answered", caller: "b", officer: "Mia");
        await CallAsync("2025-11-07 10:00", "answered", caller: "b", officer: "Jonas");
        await CallAsync("2025-11-03 11:00", "answered");
        await MeasureAsync();
        Assert.Equal((2, 3), await SolvedAsync());
        Assert.Equal(1, (await TotalAsync("contacts_of_unknown_customers")).Value);
        Assert.Equal(["Jonas", "Mia"],
            (await ReadAsync("repeat_enquiries", "2025-11-01", "2025-11-30", KpiBy.Officer)).Select(value => value.Key));
    }

    [Fact]
    public async Task A_call_through_several_queues_is_one_contact()
    {
        await CallAsync("2025-11-03 10:00", "flowed-out", caller: "a");
        await Database.ExecuteHereAsync(
            """
            insert into queue_entry (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, caller)
            select 1, call_id, 2, 'orders', entered_at + interval '1 minute', day, half_hour, 'answered', 5, caller from queue_entry
            """);
        await MeasureAsync();
        Assert.Equal((1, 1), await SolvedAsync());
    }

    [Fact]
    public async Task Once_the_log_has_begun_calls_are_no_contacts_any_more()
    {
        await CallAsync("2025-11-03 10:00", "answered", caller: "a");
        await CallAsync("2025-11-05 10:00", "answered", caller: "a");
        await EnquiryAsync("2025-11-05 10:00");
        await CallAsync("2025-11-07 10:00", "answered", caller: "b");
        await MeasureAsync();
        Assert.Equal((1, 2), await SolvedAsync());
    }

    [Fact]
    public async Task A_later_contact_changes_the_day_of_the_first()
    {
        await EnquiryAsync("2025-11-03 10:00");
        await MeasureAsync("2025-11-12");
        Assert.Equal((1, 1), await SolvedAsync());
        await EnquiryAsync("2025-11-10 09:00");
        await MeasureAsync("2025-11-12");
        Assert.Equal((0, 1), await SolvedAsync());
    }

    [Fact]
    public async Task What_stays_open_becomes_too_old_with_time_alone()
    {
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10");
        await EnquiryAsync("2025-11-05 16:00");
        await MeasureAsync("2025-11-06");
        Assert.Equal(0, (await TotalAsync("unsolved_over_2h", to: "2025-11-05")).Value);
        foreach (var day in new[] { "2025-11-07", "2025-11-08", "2025-11-14" })
            await MeasureAsync(day);
        Assert.Equal([0, 1, 1],
            (await ReadAsync("unsolved_over_2h", "2025-11-05", "2025-11-07", KpiBy.Day)).Select(day => day.Value!.Value));
        Assert.Equal(1, (await TotalAsync("unsolved_over_5_days", to: "2025-11-13")).Value);
        Assert.Equal((1, 2), await TotalAsync("resolved_in_2h") is var value ? (value.Numerator, value.Denominator) : default);
    }

    [Fact]
    public async Task A_solution_that_comes_late_takes_it_off_the_days_it_stood_on()
    {
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10");
        await EnquiryAsync("2025-11-05 11:00");
        await MeasureAsync("2025-11-20");
        Assert.Equal(1, (await TotalAsync("unsolved_over_1_day")).Value);
        await Database.ExecuteHereAsync(
            "update enquiry set resolved_on = '2025-11-06', resolved_at = '2025-11-06 10:00+11' where resolved_on is null");
        await MarkStaleAsync("2025-11-05");
        await MarkStaleAsync("2025-11-06");
        await MeasureAsync("2025-11-20");
        Assert.Equal(0, (await TotalAsync("unsolved_over_1_day")).Value);
        Assert.Equal(0, (await TotalAsync("unsolved")).Value);
    }

    [Fact]
    public async Task One_that_was_moved_to_another_day_leaves_nothing_behind()
    {
        await EnquiryAsync("2025-11-05 10:00", "2025-11-05 10:10");
        await EnquiryAsync("2025-11-05 11:00");
        await MeasureAsync("2025-11-20");
        await Database.ExecuteHereAsync(
            "update enquiry set opened_on = '2025-11-10', opened_at = '2025-11-10 10:00+11' where resolved_on is null");
        await MarkStaleAsync("2025-11-05");
        await MarkStaleAsync("2025-11-10");
        await MeasureAsync("2025-11-20");
        Assert.Equal([0, 0, 1], (await ReadAsync("unsolved_over_1_day", "2025-11-07", "2025-11-12", KpiBy.Day))
            .Select(day => day.Value!.Value).Where((_, at) => at is 0 or 4 or 5));
    }
}
