using IWReports.Core.Reports.DailyDigest;
using IWReports.Worker.Reporting.Inputs.DailyDigest;
using IWReports.Worker.Tests.Measurement;

namespace IWReports.Worker.Tests.Reporting.Inputs.DailyDigest;

/// <summary>What was owed at the end of Monday 3 November 2025; Tuesday is a holiday, and the digest is read on Wednesday.</summary>
public sealed class DutiesReaderTests(TestDatabase database) : MeasuredDatabase(database)
{
    private static readonly DateOnly Monday = new(2025, 11, 3), Wednesday = new(2025, 11, 5);

    private Task<DigestDuties> ReadAsync() =>
        new DutiesReader(Database.Source, Calendar).ReadAsync("Customer service", Monday, Wednesday, CancellationToken.None);

    private Task ComplaintAsync(string id, string columns, string values, string received = "2025-10-20",
        string team = "Customer service") =>
        Database.ExecuteHereAsync($"insert into complaint (source_id, complaint_id, received_on, team, {columns}) values (1, '{id}', "
            + $"'{received}', '{team}', {values})");

    [Fact]
    public async Task A_managers_call_is_due_until_it_is_made()
    {
        await ComplaintAsync("today", "manager_call_agreed_on, manager_call_agreed_at", "'2025-11-05', '2025-11-05 10:00+11'");
        await ComplaintAsync("missed", "manager_call_agreed_on", "'2025-10-30'");
        await ComplaintAsync("made", "manager_call_agreed_on, manager_call_made_on", "'2025-10-30', '2025-10-31'");
        await ComplaintAsync("later", "manager_call_agreed_on", "'2025-11-06'");
        Assert.Equal([new ManagerCall("missed", new(2025, 10, 30), null), new("today", Wednesday, new(10, 0))],
            (await ReadAsync()).ManagerCalls);
    }

    [Fact]
    public async Task A_letter_is_due_once_a_follow_up_found_the_customer_unhappy_or_not_at_all()
    {
        await ComplaintAsync("unhappy", "followed_up_on, satisfied", "'2025-11-03', false");
        await ComplaintAsync("not reached", "followed_up_on", "'2025-11-02'");
        await ComplaintAsync("happy", "followed_up_on, satisfied", "'2025-11-03', true");
        await ComplaintAsync("told before", "followed_up_on", "'2025-10-31'");
        Assert.Equal([new ApologyDue("not reached", false), new("unhappy", true)], (await ReadAsync()).Apologies);
    }

    [Fact]
    public async Task What_was_settled_of_late_is_followed_up_where_the_log_keeps_that()
    {
        await ComplaintAsync("settled", "resolved_on", "'2025-11-03'");
        await ComplaintAsync("long ago", "resolved_on", "'2025-10-20'");
        Assert.Empty((await ReadAsync()).FollowUps);
        await ComplaintAsync("asked", "resolved_on, followed_up_on", "'2025-10-31', '2025-11-03'");
        Assert.Equal([new CaseSince("settled", Monday)], (await ReadAsync()).FollowUps);
    }

    [Fact]
    public async Task A_customer_who_said_how_satisfied_is_not_asked_again_though_nobody_wrote_down_the_day()
    {
        await ComplaintAsync("asked", "resolved_on, satisfied", "'2025-11-03', true");
        await ComplaintAsync("not asked", "resolved_on", "'2025-11-03'");
        Assert.Equal([new CaseSince("not asked", Monday)], (await ReadAsync()).FollowUps);
    }

    [Fact]
    public async Task Other_teams_and_settled_complaints_are_nobodys_duty_here()
    {
        await ComplaintAsync("known", "acknowledged_on", "'2025-10-21'");
        await ComplaintAsync("unheard", "must_refer", "true");
        await ComplaintAsync("settled", "resolved_on, must_refer", "'2025-10-22', true");
        await ComplaintAsync("of sales", "must_refer", "true", team: "Sales");
        var duties = await ReadAsync();
        Assert.Equal(["unheard"], duties.Unacknowledged.Select(one => one.Reference));
        Assert.Equal(["unheard"], duties.NotReferred.Select(one => one.Reference));
    }

    [Fact]
    public async Task Enquiries_are_open_where_their_log_says_what_was_solved()
    {
        const string insert =
            "insert into enquiry (source_id, enquiry_id, opened_on, opened_at, resolved_on, required_fields, present_fields) values ";
        await Database.ExecuteHereAsync(insert + "(1, 'open', '2025-11-03', '2025-11-03 09:00+11', null, 5, 4)");
        Assert.Empty((await ReadAsync()).Enquiries);
        await Database.ExecuteHereAsync(insert + "(1, 'solved', '2025-11-03', '2025-11-03 09:00+11', '2025-11-03', 5, 5)");
        var duties = await ReadAsync();
        Assert.Equal(["open"], duties.Enquiries.Select(enquiry => enquiry.Reference));
        Assert.Equal(1, duties.IncompleteRecords);
    }

    [Fact]
    public async Task The_digest_lists_the_enquiries_that_the_figure_counts_as_unsolved()
    {
        await Database.ExecuteHereAsync(
            """
            insert into enquiry (source_id, enquiry_id, opened_on, opened_at, resolved_on) values
                (1, 'open', '2025-11-03', '2025-11-03 09:00+11', null),
                (1, 'old', '2025-10-20', '2025-10-20 09:00+11', null),
                (1, 'solved later', '2025-11-03', '2025-11-03 10:00+11', '2025-11-05'),
                (1, 'solved', '2025-11-03', '2025-11-03 09:00+11', '2025-11-03'),
                (1, 'solved before it came', '2025-11-03', '2025-11-03 09:00+11', '2025-11-02'),
                (1, 'later', '2025-11-05', '2025-11-05 09:00+11', null)
            """);
        foreach (var day in new[] { "2025-10-20", "2025-11-03", "2025-11-05" })
            await MarkStaleAsync(day);
        await MeasureAsync();
        Assert.Equal(["old", "open", "solved later"], (await ReadAsync()).Enquiries.Select(one => one.Reference));
        Assert.Equal(3, (await TotalAsync("unsolved", "2025-11-03", "2025-11-03")).Value);
    }

    [Fact]
    public async Task Coaching_checks_changes_and_praise_are_read_of_the_days_since_the_last_business_day()
    {
        Assert.Empty((await ReadAsync()).Coaching);
        await Database.ExecuteHereAsync(
            """
            insert into coaching_session (source_id, session_id, held_on, officer, kind, review_on) values
                (1, '1', '2025-10-30', 'Mary', 'sit-along', '2025-11-04'), (1, '2', '2025-10-20', 'Taya', 'sit-along', '2025-11-03'),
                (1, '3', '2025-11-03', 'Mia', 'coaching', null);
            insert into quality_item (source_id, review_id, item, reviewed_on, officer, weight, passed, critical, courtesy) values
                (1, '1', 'Listening', '2025-11-03', 'Mary', 1, 'no', false, false),
                (1, '1', 'Refunds', '2025-11-03', 'Mary', 1, 'no', true, false),
                (1, '1', 'Timely', '2025-11-03', 'Mary', 1, 'yes', false, false),
                (1, '2', 'Listening', '2025-10-31', 'Mia', 1, 'no', false, false);
            insert into record_change (source_id, change_id, requested_on, made_on) values
                (1, 'waiting', '2025-10-31', null), (1, 'in time', '2025-11-03', null), (1, 'made', '2025-10-30', '2025-11-03');
            insert into survey_answer (source_id, answer_id, question, answered_on, compliment) values
                (1, '1', 'a', '2025-11-01', true), (1, '1', 'b', '2025-11-01', true), (1, '2', 'a', '2025-11-03', false),
                (1, '3', 'a', '2025-10-31', true)
            """);
        var duties = await ReadAsync();
        Assert.Equal(["Taya", "Mary", "Mia"], duties.Coaching.Select(session => session.Officer));
        Assert.Equal([new QualityMiss("Mary", "Refunds"), new("Mary", "Listening")], duties.QualityMisses);
        Assert.Equal([new CaseSince("waiting", new(2025, 10, 31))], duties.RecordChanges);
        Assert.Equal(1, duties.Compliments);
    }
}
