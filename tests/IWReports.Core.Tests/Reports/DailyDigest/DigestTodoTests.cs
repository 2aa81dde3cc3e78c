using IWReports.Core.Facts;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

public sealed class DigestTodoTests
{
    private static readonly DailyDigestData Data = SomeDigest.Data();

    [Fact]
    public void The_most_urgent_comes_first_and_seven_are_enough()
    {
        var digest = DailyDigestReport.Build(Data);
        Assert.Equal(
            [
                "Keep the manager’s 10:00 call to Yore Mine Co.", "Make up the manager’s call about C-2025-109.",
                    "Send 2 letters of apology.",
                "Acknowledge 1 complaint.", "Ring 7 callers back.", "Ask 2 customers if our answer helped.", "Settle 1 overdue complaint.",
            ],
            digest.Todo.Select(item => item.Do));
        Assert.Equal("and 8 more, below", digest.MoreTodo);
        Assert.Equal(
            [
                "Chase 1 late order of key accounts.", "Answer 1 enquiry open for over 2 hours.", "Find cover for 10:00–10:30.",
                    "Sit with Taya.",
                "Talk with Mary about picking up sooner.", "Coach Mary.", "Review what was agreed with Mary.",
                    "Close 3 gaps in customers’ records.",
                "Pass on 2 compliments.",
            ],
            DailyDigestReport.Build(WithRinging("Mary", 12)).AlsoToday.Select(item => item.Do));
    }

    [Fact]
    public void Only_a_threat_or_a_deadline_is_urgent() => Assert.Equal(
        ["Keep the manager’s 10:00 call to Yore Mine Co."],
        DailyDigestReport.Build(Data).Todo.Where(item => item.IsUrgent).Select(item => item.Do));

    [Fact]
    public void Urgency_goes_before_how_long_somebody_waits_and_the_longest_wait_before_others()
    {
        var todos = DigestTodo.InOrder(
        [
            new(TodoUrgency.Praise, "praise", ""), new(TodoUrgency.Waiting, "two days", "") { DaysWaited = 2 },
                new(TodoUrgency.Coaching, "coach", ""),
            new(TodoUrgency.Waiting, "nine days", "") { DaysWaited = 9 }, new(TodoUrgency.Staffing, "cover", ""),
                new(TodoUrgency.Promise, "promise", ""),
            new(TodoUrgency.Threat, "threat", ""),
        ]);
        Assert.Equal(["threat", "promise", "nine days", "two days", "cover", "coach", "praise"], todos.Select(todo => todo.Do));
    }

    [Fact]
    public void On_a_day_with_nothing_due_one_calm_line_says_so()
    {
        var digest = DailyDigestReport.Build(SomeDigest.Quiet());
        Assert.Empty(digest.Todo);
        Assert.Equal(("Nothing on record needs you today.", "", "There is no open complaint and no late order on record."),
            (digest.NothingTodo, digest.MoreTodo, digest.NothingListed));
    }

    [Theory]
    [InlineData(true, "2025-11-28", "Call Yore Mine Co. first.", "It threatens legal action; its deadline was Fri 28 Nov (C-2025-118).")]
    [InlineData(true, "2025-12-01", "Call Yore Mine Co. today.", "It threatens legal action; its deadline is today (C-2025-118).")]
    [InlineData(true, "2025-12-05", "Call Yore Mine Co. today.", "It threatens legal action; its deadline is Fri 5 Dec (C-2025-118).")]
    [InlineData(true, null, "Call Yore Mine Co. today.", "It threatens legal action (C-2025-118).")]
    [InlineData(false, "2025-12-01", "Call Yore Mine Co. today.", "Its deadline is today (C-2025-118).")]
    [InlineData(false, "2025-12-05", "Call Yore Mine Co. this week.", "Its deadline is Fri 5 Dec (C-2025-118).")]
    [InlineData(false, null, "Call Yore Mine Co. this week.", "It may buy elsewhere (C-2025-118).")]
    public void A_customer_at_risk_is_called_before_its_deadline(bool threat, string? deadline, string act, string why)
    {
        var risk = Data.AtRisk[0] with { LegalThreat = threat, Deadline = deadline is null ? null : DateOnly.Parse(deadline) };
        var item = Assert.Single(Due(SomeDigest.Quiet() with { AtRisk = [risk] }));
        Assert.Equal((act, why), (item.Do, item.Why));
    }

    [Fact]
    public void A_customer_with_two_cases_is_called_once() => Assert.Single(
        Due(SomeDigest.Quiet() with { AtRisk = [Data.AtRisk[0], Data.AtRisk[0] with { Reference = "C-2025-119", LegalThreat = false }] }));

    [Fact]
    public void An_injury_that_the_manager_does_not_have_comes_among_the_first()
    {
        var hurt = new Complaint { ComplaintId = "C-1", Day = SomeDigest.Day, Injury = true };
        var data = SomeDigest.Quiet() with { OpenComplaints = [hurt],
            Duties = SomeDigest.Quiet().Duties with { NotReferred = [new("C-1", SomeDigest.Day)] } };
        Assert.Equal(("Refer C-1 to the manager.", true), Assert.Single(Due(data)) is var item ? (item.Do, item.IsUrgent) : default);
    }

    [Theory]
    [InlineData(5, "Settle 1 overdue complaint.")]
    [InlineData(4, null)]
    public void A_complaint_is_overdue_once_its_last_business_day_is_over(int days, string? act)
    {
        var complaint = new Complaint
        {
            ComplaintId = "C-1", Day = SomeDigest.Calendar.AddBusinessDays(SomeDigest.Day, -days), Recorded = ComplaintSteps.Resolved,
        };
        Assert.Equal(act, Due(SomeDigest.Quiet() with { OpenComplaints = [complaint] }).SingleOrDefault()?.Do);
    }

    [Fact]
    public void Where_the_log_never_says_what_is_settled_no_complaint_is_called_overdue()
    {
        var complaint = new Complaint { ComplaintId = "C-1", Day = SomeDigest.Calendar.AddBusinessDays(SomeDigest.Day, -20) };
        Assert.Empty(Due(SomeDigest.Quiet() with { OpenComplaints = [complaint] }));
    }

    [Theory]
    [InlineData(15, null)]
    [InlineData(14, "Answer 1 enquiry open for over 2 hours.")]
    public void An_enquiry_is_over_time_by_opening_hours(int hour, string? act)
    {
        var opened = new DateTimeOffset(SomeDigest.Day.ToDateTime(new(hour, 0)), TimeSpan.FromHours(11));
        var duties = SomeDigest.Quiet().Duties with { Enquiries = [new("E-1", opened, SomeDigest.Day, null)] };
        Assert.Equal(act, Due(SomeDigest.Quiet() with { Duties = duties }).SingleOrDefault()?.Do);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_phone_that_rings_more_than_three_times_is_worth_a_word(int seconds, bool due) =>
        Assert.Equal(due, DigestTodos(WithRinging("Jonas", seconds)).Contains("Talk with Jonas about picking up sooner."));

    [Fact]
    public void What_does_not_fit_is_counted_and_in_the_workbook()
    {
        var digest = DailyDigestReport.Build(SomeDigest.Large());
        Assert.Equal((7, 10), (digest.Todo.Count, digest.AlsoToday.Count));
        Assert.All(digest.Todo, item => Assert.True(item.IsUrgent));
        Assert.StartsWith("and 3", digest.MoreTodo, StringComparison.Ordinal);
        Assert.EndsWith("in the attached workbook", digest.MoreAlsoToday, StringComparison.Ordinal);
    }

    [Fact]
    public void No_reason_is_longer_than_fourteen_words()
    {
        foreach (var data in new[] { Data, SomeDigest.Quiet(), SomeDigest.Large(), SomeDigest.NoSources(), WithRinging("Mary", 30) })
        {
            var digest = DailyDigestReport.Build(data);
            Assert.All(digest.Todo.Concat(digest.AlsoToday), item => Assert.InRange(item.Why.Split(' ').Length, 1, 14));
        }
    }

    internal static IReadOnlyList<DigestTodoItem> Due(DailyDigestData data) => DailyDigestReport.Build(data).Todo;

    private static IEnumerable<string> DigestTodos(DailyDigestData data) =>
        DailyDigestReport.Build(data) is var digest ? digest.Todo.Concat(digest.AlsoToday).Select(item => item.Do) : [];

    private static DailyDigestData WithRinging(string officer, int seconds)
    {
        var own = Data.Officers[officer];
        var ring = own["officer_ring_time"] with { Numerator = 20 * seconds, Denominator = 20 };
        return Data with
        {
            Officers = Data.Officers.ToDictionary(one => one.Key, one => one.Key != officer ? one.Value
                : new Dictionary<string, Core.Kpis.Measuring.KpiValue>(own) { ["officer_ring_time"] = ring }),
        };
    }
}
