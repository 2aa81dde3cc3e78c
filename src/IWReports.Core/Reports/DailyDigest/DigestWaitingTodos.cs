using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;
using static IWReports.Core.Reports.DailyDigest.DigestCustomerTodos;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>Customers who have waited for longer than they should: each kind with whoever waits longest.</summary>
internal static class DigestWaitingTodos
{
    public static IEnumerable<DigestTodo> Of(DailyDigestData data) =>
        [.. MayLeave(data), .. Complaints(data), .. Orders(data), .. Enquiries(data)];

    /// <summary>Enquiries that were open for longer than the limit when the day ended, oldest first.</summary>
    public static IReadOnlyList<OpenEnquiry> OverTime(DailyDigestData data)
    {
        var end = LocalTime.StartOf(data.Period.To.AddDays(1), data.Calendar.Zone);
        return [.. data.Duties.Enquiries.OrderBy(enquiry => enquiry.OpenedAt)
            .Where(enquiry => data.Calendar.OpenTimeBetween(enquiry.OpenedAt, end) > data.Settings.ResolvedWithin)];
    }

    private static IEnumerable<DigestTodo> MayLeave(DailyDigestData data)
    {
        var pressing = data.AtRisk.Where(risk => IsPressing(risk, data.Morning)).Select(Whose);
        return data.AtRisk.ExceptBy(pressing, Whose).DistinctBy(Whose).Select(risk => new DigestTodo(
            TodoUrgency.Waiting, $"Call {Whose(risk)} this week",
            (risk.Deadline is { } until ? $"its deadline is {DateText.Day(until, data.Period)}" : "it may buy elsewhere")
                + $" ({Shortened(risk.Reference)}).")
        {
            DaysWaited = Waited(risk.Since, data),
        });
    }

    private static IEnumerable<DigestTodo> Complaints(DailyDigestData data)
    {
        var limit = data.Settings.ComplaintDays.Resolved;
        // The last day of those is over when the morning comes.
        var overdue = data.OpenComplaints
            .Where(complaint => complaint.IsOverdueOn(data.Period.To, data.Calendar.AddBusinessDays(complaint.Day, limit)))
            .ExceptBy(data.AtRisk.Select(risk => risk.Reference), complaint => complaint.ComplaintId)
            .OrderBy(complaint => complaint.Day).ToList();
        if (overdue is not [var oldest, ..])
            yield break;
        yield return new(TodoUrgency.Waiting, $"Settle {Count(overdue.Count, "overdue complaint")}",
            $"the limit is {Count(limit, "business day")}; {Shortened(oldest.ComplaintId)} came in on "
                + $"{DateText.Day(oldest.Day, data.Period)}.")
        {
            DaysWaited = Waited(oldest.Day, data),
        };
    }

    // Where key accounts wait, the others are in the list below.
    private static IEnumerable<DigestTodo> Orders(DailyDigestData data)
    {
        var key = data.LateOrders.Where(order => order.KeyAccount).ToList();
        var late = (key.Count > 0 ? key : data.LateOrders).OrderByDescending(order => order.BusinessDaysLate).ToList();
        if (late is not [var longest, ..])
            yield break;
        yield return new(TodoUrgency.Waiting, $"Chase {Count(late.Count, "late order")}{(key.Count > 0 ? " of key accounts" : "")}",
            $"{(longest.Customer is { } customer ? Shortened(customer) : "one customer")} has waited"
            + $" {Count(longest.BusinessDaysLate, "business day")}{(late.Count == 1 ? "" : ", the longest")}.")
        {
            DaysWaited = longest.BusinessDaysLate,
        };
    }

    private static IEnumerable<DigestTodo> Enquiries(DailyDigestData data)
    {
        if (OverTime(data) is not [var oldest, ..] open)
            yield break;
        var limit = LimitName.Of(data.Settings.ResolvedWithin);
        yield return new(TodoUrgency.Waiting, $"Answer {Count(open.Count, "enquiry", "enquiries")} open for over {limit}",
            $"{Oldest(oldest.Reference, open.Count)} came in on {DateText.Day(oldest.OpenedOn, data.Period)}.")
        {
            DaysWaited = Waited(oldest.OpenedOn, data),
        };
    }

    private static int Waited(DateOnly since, DailyDigestData data) => data.Calendar.BusinessDaysBetween(since, data.Period.To);
}
